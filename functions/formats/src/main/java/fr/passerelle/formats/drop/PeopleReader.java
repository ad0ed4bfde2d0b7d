package fr.passerelle.formats.drop;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.valueset.ValueSet;
import fr.passerelle.formats.schema.Fields;

/** Reads professionals and authors, with their codes checked against JDV_J01, J245 and J246 (documents.md §3.4). */
public final class PeopleReader {
    /** Scheme of the systems within JDV_J01: never the specialty of a person. */
    private static final String SYSTEMS = "1.2.250.1.213.1.1.4.6";

    private static final ValueSet SPECIALTIES = ValueSet.named("author-specialties");
    private static final ValueSet CIVILITIES = ValueSet.named("civilities");
    private static final ValueSet TITLES = ValueSet.named("titles");

    private final String finess;

    /** @param finess structure that gave the internal ids: the site, else the legal entity */
    public PeopleReader(String finess) {
        this.finess = finess;
    }

    /** The author of a block, else that of the drop. */
    @Nullable
    Author author(Fields block, Defaults defaults) {
        return block.has("author") ? author(block.object("author")) : defaults.author();
    }

    /** A professional answers for everything: the author, unless another is named or the author is a system. */
    @Nullable
    Professional responsible(Fields block, Defaults defaults, @Nullable Author author) {
        if (block.has("legalAuthenticator")) {
            return professional(block.object("legalAuthenticator"));
        }
        if (defaults.legalAuthenticator() != null) {
            return defaults.legalAuthenticator();
        }
        return author instanceof Professional professional ? professional : null;
    }

    /** Somebody must have made it, and a professional must answer for it (documents.md §3.4, §3.5). */
    static void require(Fields block, Fields top) {
        Fields author = block.has("author") ? block.object("author") : top.object("author");
        if (!block.has("author") && !top.has("author")) {
            block.fault("author", "FIELD_MISSING");
        } else if (author.has("system") && !author.has("professional") && !block.has("legalAuthenticator")
                && !top.has("legalAuthenticator")) {
            block.fault("legalAuthenticator", "SYSTEM_AUTHOR_ALONE");
        }
    }

    @Nullable
    Author author(Fields block) {
        boolean professional = block.has("professional");
        boolean system = block.has("system");
        if (professional == system) {
            block.fault(professional ? "system" : "professional", professional ? "FIELD_INVALID" : "FIELD_MISSING",
                    "« professional » ou « system », pas les deux");
            return null;
        }
        return professional ? professional(block.object("professional")) : system(block.object("system"));
    }

    private @Nullable AuthoringSystem system(Fields block) {
        String id = block.text("id");
        String model = block.text("manufacturerModel");
        String software = block.text("software");
        String kind = block.text("kind");
        return id == null || model == null || software == null || kind == null
                ? null
                : new AuthoringSystem(internal(id), model, software, kind);
    }

    /** @return null when something of it is wrong: the faults then say so */
    public @Nullable Professional professional(Fields block) {
        String id = id(block);
        String specialty = block.text("specialty");
        if (specialty != null && SPECIALTIES.find(specialty).filter(code -> !code.system().equals(SYSTEMS)).isEmpty()) {
            block.fault("specialty", "CODE_UNKNOWN", specialty, "JDV_J01");
        }
        Blocks.check(block, "civility", CIVILITIES, "JDV_J245");
        Blocks.check(block, "title", TITLES, "JDV_J246");
        String familyName = block.text("familyName");
        String givenName = block.text("givenName");
        return id == null || familyName == null || givenName == null || specialty == null
                ? null
                : new Professional(id, familyName, givenName, block.text("civility"), block.text("title"), specialty);
    }

    /** PS_IdNat (documents.md §2.4): the RPPS number goes before the internal id. */
    private @Nullable String id(Fields block) {
        String rpps = block.text("rpps");
        String internalId = block.text("internalId");
        if (rpps != null) {
            return "8" + rpps;
        }
        if (internalId == null) {
            if (!block.has("rpps") && !block.has("internalId")) {
                block.fault("rpps", "FIELD_MISSING");
            }
            return null;
        }
        return internal(internalId);
    }

    private String internal(String id) {
        return "3" + finess + "/" + id;
    }
}
