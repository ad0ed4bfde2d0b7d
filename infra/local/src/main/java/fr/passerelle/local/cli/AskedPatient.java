package fr.passerelle.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The patient a command is about. */
final class AskedPatient {
    @Option(names = "--establishment", paramLabel = "FINESS", required = true, description = "FINESS juridique de l'établissement.")
    private String establishment = "";

    @ArgGroup(multiplicity = "1")
    private Identifier identifier = new Identifier();

    /** One or the other. */
    static final class Identifier {
        @Option(names = "--ins", paramLabel = "INS", description = "Matricule INS du patient, clé comprise.")
        private @Nullable String ins;

        @Option(names = "--ipp", paramLabel = "IPP", description = "Identifiant permanent du patient dans l'établissement.")
        private @Nullable String ipp;
    }

    String establishment() {
        return establishment;
    }

    /** The body of a request to the desk. */
    ObjectNode request() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("establishment", establishment);
        ObjectNode patient = body.putObject("patient");
        if (identifier.ins != null) {
            patient.put("ins", identifier.ins.replace(" ", ""));
        }
        if (identifier.ipp != null) {
            patient.put("ipp", identifier.ipp);
        }
        return body;
    }
}
