package fr.passerelle.documentintake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.formats.json.PackageJson;

import static fr.passerelle.documentintake.Descriptor.document;
import static fr.passerelle.documentintake.Descriptor.letter;
import static org.assertj.core.api.Assertions.assertThat;

class DocumentIntakeTest {
    private final Hospital hospital = new Hospital();

    @Test
    void aDropBecomesOneDispatchPerDocumentAndOneMail() {
        hospital.put("a.pdf", Pdfs.sound("a"));
        hospital.put("b.pdf", Pdfs.sound("b"));
        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf"), letter("b.pdf"))
                .to("{\"dmp\":true,\"patient\":true,\"professionals\":[\"dr@mssante.test\"]}").json()));

        assertThat(hospital.states("drop.json")).containsExactly("dmp#0 ready", "dmp#1 ready", "patient-mailbox#0 ready",
                "professional-mailbox#0 ready");
        assertThat(hospital.queue.waiting()).hasSize(4);
        Dispatch mail = hospital.dispatches("drop.json").get(2);
        assertThat(mail.documents()).containsExactly("a.pdf", "b.pdf");
        assertThat(mail.outsideId()).isEqualTo(new MailId(mail.ref()).messageId("tilleuls.mssante.test"));
        assertThat(hospital.dispatches("drop.json").getFirst().outsideId()).startsWith("1.2.250.1.999.1.5.");
    }

    @Test
    void thePackageOfTheVaultDescribesWhatIsThere() throws Exception {
        byte[] pdf = Pdfs.sound("a");
        hospital.put("a.pdf", pdf);
        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
        String id = hospital.inputs("drop.json").getFirst().id();
        DocumentPackage content = new PackageJson().readDocuments(hospital.vault.open(id + "/package.json"));
        var prepared = content.documents().getFirst();
        byte[] cda = hospital.vault.open(prepared.cda()).readAllBytes();

        assertThat(hospital.vault.paths()).containsExactly(id + "/0.pdf", id + "/0.xml", id + "/package.json");
        assertThat(hospital.vault.open(prepared.pdf()).readAllBytes()).isEqualTo(pdf);
        assertThat(prepared.pdfSize()).isEqualTo(pdf.length);
        assertThat(prepared.size()).isEqualTo(cda.length);
        assertThat(prepared.hash()).isEqualTo(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(cda)));
        assertThat(new String(cda, StandardCharsets.UTF_8)).contains(prepared.uniqueId(), prepared.setId());
    }

    @Test
    void eitherFileMayComeFirst() {
        String descriptor = hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json());
        hospital.receive(descriptor);
        assertThat(hospital.states("drop.json")).containsExactly("dmp#0 held/part", "patient-mailbox#0 held/part");
        assertThat(hospital.codes("drop.json")).containsExactly("PART_MISSING");
        assertThat(hospital.queue.waiting()).isEmpty();

        hospital.receive(hospital.put("a.pdf", Pdfs.sound("a")));
        assertThat(hospital.states("drop.json")).containsExactly("dmp#0 ready", "patient-mailbox#0 ready");
        assertThat(hospital.queue.waiting()).hasSize(2);
        assertThat(hospital.postponement.drain()).isEmpty();
        assertThat(hospital.inputs("a.pdf")).isEmpty();
    }

    @Test
    void aPdfThatComesFirstIsGivenAGraceAndForgottenOnceNamed() {
        hospital.receive(hospital.put("a.pdf", Pdfs.sound("a")));
        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
        hospital.graceIsOver();

        assertThat(hospital.states("drop.json")).containsExactly("dmp#0 ready", "patient-mailbox#0 ready");
        assertThat(hospital.states("a.pdf")).isEmpty();
    }

    @Test
    void eachMissingFileIsToldUntilTheLastHasCome() {
        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf"), letter("b.pdf")).json()));
        assertThat(hospital.codes("drop.json")).containsExactly("PART_MISSING", "PART_MISSING");

        hospital.receive(hospital.put("b.pdf", Pdfs.sound("b")));
        assertThat(hospital.dispatches("drop.json").getFirst().reasons()).containsExactly(Reason.of("PART_MISSING", "a.pdf"));

        hospital.receive(hospital.put("a.pdf", Pdfs.sound("a")));
        hospital.graceIsOver();
        assertThat(hospital.states("drop.json")).containsExactly("dmp#0 ready", "dmp#1 ready", "patient-mailbox#0 ready");
        assertThat(hospital.inputs("b.pdf")).isEmpty();
    }

    @Test
    void anOrphanIsShownThenCancelledOnceItsDescriptorComes() {
        hospital.receive(hospital.put("a.pdf", Pdfs.sound("a")));
        assertThat(hospital.states("a.pdf")).isEmpty();
        hospital.graceIsOver();
        assertThat(hospital.states("a.pdf")).containsExactly("none#0 held/part");
        assertThat(hospital.codes("a.pdf")).containsExactly("DESCRIPTOR_MISSING");

        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
        assertThat(hospital.states("a.pdf")).containsExactly("none#0 cancelled");
        assertThat(hospital.codes("a.pdf")).containsExactly("PART_CLAIMED");
        assertThat(hospital.states("drop.json")).containsExactly("dmp#0 ready", "patient-mailbox#0 ready");
    }

    @Test
    void aDocumentWithoutIdIsNamedAfterItsPdfEvenWhenItComesLast() {
        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json().replace("\"id\":\"a.pdf\",", "")));
        hospital.receive(hospital.put("a.pdf", Pdfs.sound("a")));

        assertThat(hospital.dispatches("drop.json")).allSatisfy(d -> assertThat(d.documents().getFirst()).matches("[0-9a-f]{64}"));
    }

    @Test
    void theSameDropTenTimesInParallelLeavesOnce() throws Exception {
        String pdf = hospital.put("a.pdf", Pdfs.sound("a"));
        List<String> events = IntStream.range(0, 10)
                .mapToObj(i -> hospital.put(i < 5 ? "drop.json" : "drop" + i + ".json", Descriptor.of(letter("a.pdf")).json())).toList();
        try (var threads = Executors.newFixedThreadPool(10)) {
            List<Callable<Object>> runs = events.stream().<Callable<Object>>map(event -> () -> {
                hospital.receive(event, pdf);
                return null;
            }).toList();
            for (Future<Object> run : threads.invokeAll(runs)) {
                run.get();
            }
        }
        hospital.graceIsOver();
        List<Input> first = hospital.store.inputs().stream().filter(i -> !hospital.store.dispatches(i.id()).isEmpty()).toList();

        assertThat(first).hasSize(1);
        assertThat(hospital.store.dispatches(first.getFirst().id())).hasSize(2);
        assertThat(hospital.queue.waiting().stream().map(sent -> sent.ref()).distinct()).hasSize(2);
        List<Input> descriptors = hospital.store.inputs().stream().filter(i -> i.name().endsWith(".json")).toList();
        assertThat(descriptors).hasSize(10).allMatch(Input::judged);
        assertThat(descriptors).filteredOn(i -> i.duplicateOf() != null).hasSize(9)
                .allSatisfy(i -> assertThat(i.duplicateOf()).isEqualTo(first.getFirst().id()));
        assertThat(first.getFirst().answers()).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(descriptors.stream().map(Input::name).distinct()
                        .filter(name -> !name.equals(first.getFirst().name())).toList());
    }

    @Test
    void theSameEventSeenAgainChangesNothing() {
        hospital.put("a.pdf", Pdfs.sound("a"));
        String event = hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json());
        hospital.receive(event);
        var before = hospital.picture();
        hospital.receive(event, event);

        assertThat(hospital.picture()).isEqualTo(before);
    }

    @Test
    void theSameDocumentWithAnotherContentIsRefusedWithBothDigests() {
        hospital.put("a.pdf", Pdfs.sound("a"));
        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
        hospital.put("b.pdf", Pdfs.sound("other"));
        hospital.receive(hospital.put("drop2.json", Descriptor.of(document("a.pdf", "b.pdf", "")).json()));

        assertThat(hospital.states("drop2.json")).containsExactly("dmp#0 refused", "patient-mailbox#0 refused");
        Reason fault = hospital.dispatches("drop2.json").getFirst().reasons().getFirst();
        assertThat(fault.code()).isEqualTo("DOCUMENT_CHANGED");
        assertThat(fault.arguments().subList(2, 4)).allMatch(digest -> digest.matches("[0-9a-f]{8}")).doesNotHaveDuplicates();
    }

    @Test
    void aDropReceivedInPartSaysWhichDocumentIsKnown() {
        hospital.put("a.pdf", Pdfs.sound("a"));
        hospital.put("b.pdf", Pdfs.sound("b"));
        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
        hospital.receive(hospital.put("drop2.json", Descriptor.of(letter("a.pdf"), letter("b.pdf")).json()));

        assertThat(hospital.dispatches("drop2.json").getFirst().reasons())
                .contains(Reason.at("a.pdf", "DOCUMENT_ALREADY_RECEIVED", "a.pdf", "drop.json"));
    }

    @Test
    void twoDescriptorsCannotShareAPdf() {
        hospital.put("a.pdf", Pdfs.sound("a"));
        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
        hospital.receive(hospital.put("drop2.json", Descriptor.of(document("OTHER", "a.pdf", "")).json()));

        assertThat(hospital.states("drop.json")).containsExactly("dmp#0 ready", "patient-mailbox#0 ready");
        assertThat(hospital.states("drop2.json")).containsExactly("dmp#0 refused", "patient-mailbox#0 refused");
        assertThat(hospital.dispatches("drop2.json").getFirst().reasons()).containsExactly(Reason.of("PART_SHARED", "a.pdf", "drop.json"));
    }

    @Test
    void ofTwoDescriptorsThatWaitForAPdfOneGetsIt() {
        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
        hospital.receive(hospital.put("drop2.json", Descriptor.of(document("OTHER", "a.pdf", "")).json()));
        hospital.receive(hospital.put("drop3.json", Descriptor.of(letter("a.pdf")).json()));
        hospital.receive(hospital.put("a.pdf", Pdfs.sound("a")));
        List<String> all = List.of("drop.json", "drop2.json", "drop3.json").stream().flatMap(n -> hospital.states(n).stream()).toList();

        assertThat(all).filteredOn(state -> state.endsWith("ready")).hasSize(2);
        assertThat(all).noneMatch(state -> state.endsWith("held/part"));
    }

    @Test
    void aRefusedDocumentMayBeDroppedAgainOnceRepaired() {
        hospital.put("a.pdf", Pdfs.script());
        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
        assertThat(hospital.codes("drop.json")).containsExactly("PDF_ACTIVE");
        hospital.put("a.pdf", Pdfs.sound("a"));
        hospital.receive(hospital.put("drop2.json", Descriptor.of(letter("a.pdf")).json()));

        assertThat(hospital.states("drop2.json")).containsExactly("dmp#0 ready", "patient-mailbox#0 ready");
    }

    @Test
    void aHeldDropIsReplacedByTheSameDropOnceTheIdentityIsQualified() {
        hospital.put("a.pdf", Pdfs.sound("a"));
        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).identity("VALIDEE").json()));
        assertThat(hospital.states("drop.json")).containsExactly("dmp#0 held/identity", "patient-mailbox#0 held/identity");
        assertThat(hospital.vault.paths()).as("nothing is built without a qualified identity").isEmpty();
        hospital.receive(hospital.put("drop2.json", Descriptor.of(letter("a.pdf")).json()));

        assertThat(hospital.states("drop.json")).containsExactly("dmp#0 cancelled", "patient-mailbox#0 cancelled");
        assertThat(hospital.codes("drop.json")).containsExactly("DROP_SUPERSEDED");
        assertThat(hospital.states("drop2.json")).containsExactly("dmp#0 ready", "patient-mailbox#0 ready");
    }

    @Test
    void allFaultsOfADropAndOfItsFilesAreToldTogether() {
        hospital.put("a.pdf", Pdfs.protectedBy("x"));
        hospital.put("b.pdf", "bonjour");
        hospital.put("c.pdf", Pdfs.withoutPage());
        hospital.put("d.pdf", new byte[(int) Hospital.LARGEST + 1]);
        hospital.receive(hospital.put("drop.json", Descriptor.of(document("A", "a.pdf", ",\"visibility\":[\"INVISIBLE_PATIENT\"]"),
                letter("b.pdf"), letter("c.pdf"), letter("d.pdf"), letter("not-there.pdf")).json()));

        assertThat(hospital.codes("drop.json")).containsExactly("HIDDEN_BUT_MAILED", "PDF_ENCRYPTED", "PDF_UNREADABLE", "PDF_EMPTY",
                "TOO_LARGE");
        assertThat(hospital.states("drop.json")).allMatch(state -> state.endsWith("refused"));
        assertThat(hospital.queue.waiting()).isEmpty();
        assertThat(hospital.vault.paths()).isEmpty();
    }

    @Test
    void aDescriptorThatCannotBeReadIsRefusedWithoutDestinationAndSpeaksForItsFiles() {
        String pdf = hospital.put("a.pdf", Pdfs.script());
        hospital.receive(pdf);
        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json().replace("279035121518989", "279035121518988")));
        hospital.graceIsOver();

        assertThat(hospital.states("drop.json")).containsExactly("none#0 refused");
        assertThat(hospital.codes("drop.json")).containsExactly("INS_KEY", "PDF_ACTIVE");
        assertThat(hospital.states("a.pdf")).as("no second complaint").isEmpty();
    }

    @Test
    void anUnreadableOrEndlessDescriptorIsRefused() {
        hospital.receive(hospital.put("bad.json", "{"), hospital.put("big.json", " ".repeat(Descriptors.LARGEST + 1)));

        assertThat(hospital.codes("bad.json")).containsExactly("JSON_UNREADABLE");
        assertThat(hospital.codes("big.json")).containsExactly("DESCRIPTOR_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"750000018/inbox/sub/x.json, x.json, 750000018, KEY_INVALID", "750000018/inbox/..x.json, __x.json, 750000018, KEY_INVALID",
            "x.json, x.json, inconnu, KEY_INVALID", "690000001/inbox/x.json, x.json, 690000001, ESTABLISHMENT_UNKNOWN",
            "750000018/inbox/x.docx, x.docx, 750000018, FILE_TYPE_UNKNOWN"})
    void aFileInAWrongPlaceIsRefusedAndShown(String key, String name, String establishment, String code) {
        String event = hospital.putAt(key, new byte[]{1});
        hospital.receive(event, event);

        assertThat(hospital.inputs(name)).singleElement().satisfies(input -> assertThat(input.establishment()).isEqualTo(establishment));
        assertThat(hospital.states(name)).containsExactly("none#0 refused");
        assertThat(hospital.codes(name)).containsExactly(code);
    }

    @Test
    void aTypeOutsideTheDmpIsMailedOnly() {
        hospital.put("a.pdf", Pdfs.sound("a"));
        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf").replace("11490-0", "51851-4")).json()));

        assertThat(hospital.states("drop.json")).containsExactly("dmp#0 refused", "patient-mailbox#0 ready");
        assertThat(hospital.queue.waiting()).hasSize(1);
    }

    @Test
    void anObjectThatIsNoDropIsLeftAlone() {
        hospital.receive(hospital.putAt("750000018/attachments/convocation.pdf", Pdfs.sound("c")), "{\"Event\":\"s3:TestEvent\"}");

        assertThat(hospital.store.inputs()).isEmpty();
    }
}
