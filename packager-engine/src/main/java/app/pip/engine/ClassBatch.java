package app.pip.engine;

import app.pip.engine.declared.IndexHints;
import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Programs of a class that ask for the same.
///
/// @param members at least one
/// @param needs what each of them asks for
/// @param targets for which there is a Python that has what they import
/// @param text two programs that ask for the same have the same
record ClassBatch(List<ClassMember> members, Needs needs, SortedSet<Target> targets, String text) {

    ClassBatch {
        members = List.copyOf(members);
    }

    /// What makes two programs' needs the same.
    static String text(ClassMember.Known known) {
        Needs needs = known.needs();
        SortedSet<String> all = new TreeSet<>();
        all.add("wanted python " + known.project().python().spec().text());
        needs.requirements().forEach(one -> all.add(one.toString()));
        needs.constraints().forEach(one -> all.add("limit " + one));
        needs.hashes().forEach((name, digests) -> all.add("hashes " + name + " " + new TreeSet<>(digests)));
        needs.preferred().forEach((name, versions) -> all.add("rather " + name + " " + versions));
        all.add("python " + needs.python());
        return String.join("\n", all);
    }

    /// What they ask for together.
    static Needs union(List<ClassBatch> batches) {
        var all = new LinkedHashMap<String, Needs.Need>();
        var constraints = new ArrayList<Requirement>();
        Specifiers python = Specifiers.ANY;
        var hashes = new HashMap<PackageName, Set<Sha256>>();
        var preferred = new HashMap<PackageName, List<Version>>();
        for (ClassBatch batch : batches) {
            Needs needs = batch.needs();
            String whose = batch.members().getFirst().submission().name() + ": ";
            needs.all()
                    .forEach(need -> all.putIfAbsent(
                            need.requirement().toString(), new Needs.Need(need.requirement(), whose + need.source())));
            constraints.addAll(needs.constraints());
            python = python.and(needs.python()).and(wanted(batch));
            // what all of them allow
            needs.hashes().forEach((name, digests) -> hashes.merge(name, new TreeSet<>(digests), ClassBatch::inBoth));
            needs.preferred()
                    .forEach((name, versions) -> preferred
                            .computeIfAbsent(name, _ -> new ArrayList<>())
                            .addAll(versions));
        }
        return new Needs(
                List.copyOf(all.values()),
                constraints.stream().distinct().toList(),
                python,
                hashes,
                preferred,
                IndexHints.NONE);
    }

    private static Specifiers wanted(ClassBatch batch) {
        return batch.members()
                .getFirst()
                .known()
                .flatMap(
                        known -> Specifiers.read(known.project().python().spec().text()))
                .orElse(Specifiers.ANY);
    }

    private static Set<Sha256> inBoth(Set<Sha256> one, Set<Sha256> other) {
        var both = new TreeSet<>(one);
        both.retainAll(other);
        return both;
    }
}
