package app.pip.engine.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionSetTest {

    private static VersionSet set(String specifiers) {
        return VersionSet.of(Specifiers.parse(specifiers));
    }

    // sets of the same versions are equal, however they came to be
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <=1.0         | >=1.0.post0.dev0
            <=1.0.post1   | >=1.0.post2.dev0
            <=1.0.dev1    | >1.0.dev1
            <1.0          | >=1.0.dev0
            <1.0a2.dev0   | >1.0a1
            ==1.2.*       | !=1.2.*
            ==1.0+x       | !=1.0+x
            <0            | >=0.dev0
            """)
    void holesBetweenNeighboursAreNone(String left, String right) {
        assertEquals(VersionSet.ALL, set(left).union(set(right)));
        assertEquals(VersionSet.NONE, set(left).intersection(set(right)));
        assertEquals(set(right), set(left).complement());
    }

    @Test
    void whatLiesBetweenAPostReleaseAndTheNextReleaseCounts() {
        var gap = set(">1.7").complement().intersection(set(">1.7.post5"));
        assertTrue(gap.contains(Version.parse("1.7.post6")));
        assertFalse(gap.contains(Version.parse("1.7.0.1")));
    }

    @Test
    void oneVersionHasNoLocalVersions() {
        var one = VersionSet.of(Version.parse("1.0"));
        assertTrue(one.contains(Version.parse("1.0.0")));
        assertFalse(one.contains(Version.parse("1.0+0a")));
        assertTrue(one.isSubsetOf(set("==1.0")));
        assertFalse(set("==1.0").isSubsetOf(one));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            >=1.0,<2,!=1.5 | >=1.0,<1.5 | >=1.5.post0.dev0,<2
            ==3.1          | ==3.1 |
            ===3.1         | ==3.1 |
            ''             | any |
            >2,<1          | none |
            ==1.4.*        | >=1.4.dev0,<1.5.dev0 |
            """)
    void showsItsIntervals(String specifiers, String first, String second) {
        assertEquals(
                second == null ? first : first + " | " + second, set(specifiers).toString());
    }

    @Property
    void holdsWhatTheComparisonsHold(@ForAll("specifiers") String text, @ForAll("versions") Version version) {
        var specifiers = Specifiers.parse(text);
        boolean each = specifiers.all().stream().allMatch(one -> ByTheBook.holds(one, version));
        assertEquals(each, specifiers.contains(version));
        assertEquals(each, VersionSet.of(specifiers).contains(version));
    }

    @Property
    void followsTheLawsOfSets(
            @ForAll("sets") VersionSet a, @ForAll("sets") VersionSet b, @ForAll("versions") Version version) {
        boolean inA = a.contains(version);
        boolean inB = b.contains(version);
        assertEquals(inA || inB, a.union(b).contains(version));
        assertEquals(inA && inB, a.intersection(b).contains(version));
        assertEquals(!inA, a.complement().contains(version));
        assertEquals(a, a.complement().complement());
        assertEquals(a.union(b).complement(), a.complement().intersection(b.complement()));
        assertEquals(VersionSet.ALL, a.union(a.complement()));
        assertTrue(a.intersection(a.complement()).isEmpty());
        assertTrue(a.intersection(b).isSubsetOf(a));
        assertTrue(a.isSubsetOf(a.union(b)));
        assertEquals(a.isSubsetOf(b), a.intersection(b.complement()).isEmpty());
    }

    @Provide
    Arbitrary<VersionSet> sets() {
        var one = Arbitraries.oneOf(
                specifiers().map(VersionSetTest::set), versions().map(VersionSet::of));
        return Combinators.combine(one, one, one)
                .as((a, b, c) -> a.intersection(b.complement()).union(c));
    }

    @Provide
    Arbitrary<String> specifiers() {
        var operator = Arbitraries.of("==", "!=", "<=", ">=", "<", ">", "===", "~=");
        var one = Combinators.combine(operator, publicVersions(), Arbitraries.of("", "", "+x", "+1", ".*"))
                .as((symbol, version, end) -> symbol + version + end)
                .filter(text -> Specifiers.read(text).isPresent());
        return one.list().ofMinSize(1).ofMaxSize(3).map(all -> String.join(",", all));
    }

    @Provide
    Arbitrary<Version> versions() {
        return Combinators.combine(publicVersions(), Arbitraries.of("", "", "+x", "+1", "+1.x"))
                .as((version, local) -> Version.parse(version + local));
    }

    private static Arbitrary<String> publicVersions() {
        return Combinators.combine(
                        Arbitraries.of("", "", "", "1!"),
                        Arbitraries.of("0", "1", "1.0", "1.0.0", "1.1", "1.0.1", "1.2", "2", "2.0.0.1"),
                        Arbitraries.of("", "", "a0", "a1", "b0", "rc1"),
                        Arbitraries.of("", "", ".post0", ".post1"),
                        Arbitraries.of("", "", ".dev0", ".dev1"))
                .as((epoch, release, pre, post, dev) -> String.join("", List.of(epoch, release, pre, post, dev)));
    }
}
