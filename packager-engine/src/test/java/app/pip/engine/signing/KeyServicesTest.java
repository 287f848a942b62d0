package app.pip.engine.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.interpreter.Shipped;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.SigningWishes;
import app.pip.engine.testkeys.TestKeyService;
import app.pip.engine.testkeys.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jsign.pe.PEFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys that never leave a service: what is said on the command line and stands in the environment reaches it, and what
/// it answers becomes a right signature.
class KeyServicesTest {

    private static final String TOKEN = "token-which-nobody-is-told";

    @TempDir
    private static Path folder;

    private static TestKeys.Key key;
    private static Path certificates;

    @BeforeAll
    static void makeKeys() throws Exception {
        var keys = new TestKeys();
        key = keys.forPrograms("Zoë");
        // in the wrong order
        certificates = Files.writeString(
                folder.resolve("certificates.pem"), TestKeys.text(key.chain()[1]) + TestKeys.text(key.chain()[0]));
    }

    @Test
    void aKeyInAzureKeyVaultSigns() throws Exception {
        try (var service = new TestKeyService(key, TOKEN)) {
            signsRightly(wishes("AzureKeyVault", service.address(), "", ""), 1);
            assertTrue(service.asked().getLast().startsWith("POST /keys/mine/1/sign "), service.asked()::toString);
            assertTrue(service.asked().getLast().contains("\"RS256\""), service.asked()::toString);
            signsRightly(wishes("AZUREKEYVAULT", service.address(), "mine", certificates.toString()), 2);
        }
    }

    @Test
    void aKeyInHashiCorpVaultSigns() throws Exception {
        try (var service = new TestKeyService(key, TOKEN)) {
            String place = service.address() + "/v1/transit";
            signsRightly(wishes("HASHICORPVAULT", place, "mine:1", certificates.toString()), 2);
            assertTrue(service.asked().getLast().contains("sha2-256"), service.asked()::toString);
        }
    }

    @Test
    void aServiceThatLetsNobodyInIsToldWithoutTheSecret() throws Exception {
        try (var service = new TestKeyService(key, "another")) {
            var refused = assertThrows(
                    ProblemException.class, () -> open(wishes("AZUREKEYVAULT", service.address(), "mine", "")));
            assertEquals("signing.store", refused.problems().getFirst().id());
            String told = refused.problems().getFirst().toString();
            assertTrue(told.contains("Who are you?"), told);
            assertFalse(told.contains(TOKEN), told);
        }
    }

    /// Services whose addresses jsign makes from the name of a region or the like can't be played here; what they get
    /// is looked at before anything is sent.
    @Test
    void servicesSayWhatTheyMiss() {
        for (String type : List.of("AWS", "GOOGLECLOUD", "DIGICERTONE", "ORACLECLOUD", "TRUSTEDSIGNING", "SIGNPATH")) {
            var nothing = new SigningWishes(
                    Optional.empty(), Optional.of(type), Optional.of("mine"), Optional.empty(), Optional.empty());
            var refused = assertThrows(ProblemException.class, () -> SigningKey.open(nothing, Map.of(), Instant.now()));
            assertTrue(refused.problems().getFirst().id().startsWith("signing."), type);
        }
    }

    private static void signsRightly(SigningWishes wishes, int certificates) throws Exception {
        SigningKey opened = open(wishes);
        assertEquals(certificates, opened.chain().size());
        assertEquals(key.certificate(), opened.chain().getFirst());
        var signer = new Signer(opened, wishes);
        Path program = Files.write(
                folder.resolve("program.exe"),
                Shipped.content("prebuilt/windows-x64/console.exe").open().readAllBytes());
        signer.seal(program, "Zoë");
        try (var file = new PEFile(new SeekableInMemoryByteChannel(Files.readAllBytes(program)))) {
            CMSSignedData signature = file.getSignatures().getFirst();
            SignerInformation by =
                    signature.getSignerInfos().getSigners().iterator().next();
            // what is signed are the attributes, the program's digest among them
            var check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key.certificate());
            check.update(by.getEncodedSignedAttributes());
            assertTrue(check.verify(by.getSignature()));
            // the authority's own isn't sent along: who trusts it has it
            assertEquals(
                    List.of(new X509CertificateHolder(key.certificate().getEncoded())),
                    List.copyOf(signature.getCertificates().getMatches(null)));
        }
    }

    private static SigningKey open(SigningWishes wishes) throws ProblemException {
        return SigningKey.open(wishes, Map.of(OpenedStore.PASSWORD, TOKEN), Instant.now());
    }

    private static SigningWishes wishes(String type, String place, String alias, String file) {
        return new SigningWishes(
                Optional.of(place),
                Optional.of(type),
                Optional.of(alias).filter(one -> !one.isEmpty()),
                Optional.of(file).filter(one -> !one.isEmpty()),
                Optional.of(SigningWishes.NO_TIME_STAMP));
    }
}
