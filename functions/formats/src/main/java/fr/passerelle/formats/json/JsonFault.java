package fr.passerelle.formats.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** Why bytes are no JSON, for the person who must mend them. Never the library's sentence: it quotes what it read, maybe an identity. */
public final class JsonFault {
    private JsonFault() {
    }

    /** The cause in French, with line and column where they are known, e.g. {@code champ répété, ligne 1, colonne 725}. */
    public static String of(byte[] json, IOException error) {
        if (!utf8(json)) {
            return "le texte n'est pas en UTF-8";
        }
        if (error instanceof StreamConstraintsException) {
            return "imbrication ou nombre trop grand";
        }
        String cause = String.valueOf(error.getMessage()).startsWith("Duplicate field") ? "champ répété" : "erreur de syntaxe";
        return error instanceof JsonProcessingException processing && processing.getLocation() != null
                ? cause + ", ligne " + processing.getLocation().getLineNr() + ", colonne " + processing.getLocation().getColumnNr()
                : cause;
    }

    /** What to say of a JSON value that is no object, or of nothing at all. */
    public static String notAnObject(byte[] json) {
        return new String(json, StandardCharsets.UTF_8).isBlank() ? "il est vide" : "une valeur objet { … } est attendue";
    }

    private static boolean utf8(byte[] json) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
