package fr.passerelle.documentintake;

import fr.passerelle.core.document.GivenCda;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.establishment.Establishment;

/** What a package is made for: two forms of one drop never share a file, nor an identifier of a document. */
enum Form {
    /** Everything, under the qualified INS. */
    QUALIFIED,
    /** The mails to professionals that leave before the INS is qualified (docs/decisions/0125-mail-without-ins.md). */
    WITHOUT_INS;

    /** Place of its documents in the vault. */
    String folder(String inputId) {
        return switch (this) {
            case QUALIFIED -> inputId;
            case WITHOUT_INS -> inputId + "/without-ins";
        };
    }

    /** That of a CDA which was given is its own. */
    String uniqueId(Establishment establishment, SourceDocument document) {
        GivenCda given = document.cda();
        if (given != null) {
            return given.uniqueId();
        }
        return switch (this) {
            case QUALIFIED -> establishment.oids().document(establishment.finess(), document.id(), document.version());
            case WITHOUT_INS -> establishment.oids().documentWithoutIns(establishment.finess(), document.id(), document.version());
        };
    }
}
