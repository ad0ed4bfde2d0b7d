package fr.passerelle.keeper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.formats.json.Json;
import fr.passerelle.formats.json.VaultPackages;

/** Makes proofs: the same bytes for the same states. */
public final class ProofMaker {
    private static final List<String> ANSWERS = List.of("DMP_", "MAIL_");
    /** Its arguments quote what two parts of a lot say. */
    private static final String QUOTES = "DMP_INCOHERENT";

    private final PackageVault vault;
    private final VaultPackages packages;
    private final PatientKeys keys;

    public ProofMaker(PackageVault vault, PatientKeys keys) {
        this.vault = vault;
        this.packages = new VaultPackages(vault);
        this.keys = keys;
    }

    String digest(List<Proof.Branch> branches) {
        return Ids.sha256(bytes(branches));
    }

    byte[] write(Input input, List<Proof.Branch> branches) {
        boolean appointment = input.kind() == InputKind.APPOINTMENT;
        Optional<AppointmentPackage> told = appointment ? packages.formerAppointment(input.id()) : Optional.empty();
        Optional<DocumentPackage> sent = appointment ? Optional.empty() : packages.formerMail(input.id());
        Stream<PreparedDocument> withoutIns = mailedWithoutIns(branches) && sent.filter(c -> !c.withoutIns()).isPresent()
                ? packages.withoutIns(input.id()).stream().flatMap(c -> c.documents().stream())
                : Stream.empty();
        List<String> patient = Stream.concat(told.map(t -> t.event().patient()).stream(), sent.map(DocumentPackage::patient).stream())
                .flatMap(p -> keys.all(input.establishment(), p).stream()).map(PatientKey::value).toList();
        return bytes(new Proof(Proof.FORMAT, received(input), patient, told.isPresent() || sent.isPresent(),
                Stream.concat(sent.stream().flatMap(c -> c.documents().stream()), withoutIns).map(this::sent).toList(),
                sent.stream().flatMap(c -> c.deletions().stream()).map(d -> d.source().target())
                        .map(v -> new Proof.Removed(v.document(), v.number())).toList(),
                branches));
    }

    /** Whether a mail left in that other form, which has identifiers and bytes of its own. */
    private static boolean mailedWithoutIns(List<Proof.Branch> branches) {
        return branches.stream().flatMap(b -> b.states().stream()).flatMap(s -> s.reasons().stream())
                .anyMatch(said -> said.code().equals(Dispatch.WITHOUT_INS));
    }

    private static Proof.Received received(Input i) {
        Origin from = i.origin();
        return new Proof.Received(i.id(), i.establishment(), i.kind().name(), i.digest(), i.receivedAt(), from.source(), from.pathway(),
                from.site(), from.unit(), from.stay(), i.duplicateOf());
    }

    private Proof.Sent sent(PreparedDocument d) {
        Version own = d.source().own();
        String pdf = d.pdf();
        return new Proof.Sent(own.document(), own.number(), d.source().type(), d.uniqueId(), d.setId(), d.hash(),
                new Proof.File(sha256(d.cda()), d.size()),
                pdf == null ? null : new Proof.File(sha256(pdf), d.pdfSize()));
    }

    private @Nullable String sha256(String path) {
        Optional<InputStream> found = vault.find(path);
        if (found.isEmpty()) {
            return null;
        }
        try (var in = new DigestInputStream(found.get(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new StoreUnavailableException("package vault", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Proof.Branch branch(Dispatch d, List<Dispatch> history) {
        return new Proof.Branch(d.ref().dispatchId(), d.destination().word(), d.part(), d.documents(), d.outsideId(),
                history.stream().map(ProofMaker::state).toList());
    }

    private static Proof.State state(Dispatch d) {
        HoldReason hold = d.hold();
        RefusalClass refusal = d.refusal();
        return new Proof.State(d.state().word(), d.since(), hold == null ? null : hold.word(), refusal == null ? null : refusal.word(),
                d.consent(), d.attempts(), d.decision(), d.reasons().stream().map(ProofMaker::said).toList());
    }

    private static Proof.Said said(Reason reason) {
        boolean answer = ANSWERS.stream().anyMatch(reason.code()::startsWith) && !reason.code().equals(QUOTES);
        return new Proof.Said(reason.code(), reason.subject(), answer ? reason.arguments() : List.of());
    }

    private static byte[] bytes(Object value) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a proof is always writable", e);
        }
    }
}
