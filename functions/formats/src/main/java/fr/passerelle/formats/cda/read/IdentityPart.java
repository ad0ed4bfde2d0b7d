package fr.passerelle.formats.cda.read;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Version;

/** What the document is called, and what it replaces (documents.md §3.2, §5.1). */
final class IdentityPart {
    private final Findings findings;
    private final Values values;
    private final boolean withoutSetId;

    /** @param withoutSetId whether documents of old producers are taken without set nor version number */
    IdentityPart(Findings findings, Values values, boolean withoutSetId) {
        this.findings = findings;
        this.values = values;
        this.withoutSetId = withoutSetId;
    }

    /** @param replaces absent for a creation */
    record Ids(String uniqueId, String setId, int versionNumber, @Nullable Version replaces) {}

    @Nullable
    Ids read(Element document) {
        String id = alone(document, document.at("id"), "id");
        String set = set(document, id);
        int version = version(document);
        Version replaces = replaces(document, id);
        if (version > 1 && replaces == null && findings.none()) {
            findings.note(CdaRule.REPLACEMENT_UNTOLD, document.path() + "/versionNumber", Integer.toString(version));
        }
        return id == null || set == null || version < 1 ? null : new Ids(id, set, version, replaces);
    }

    /** An OID by itself: the DMP takes no extension (documents.md §1 trap 1). */
    private @Nullable String alone(Element parent, @Nullable Element id, String path) {
        String root = id == null ? null : id.attribute("root");
        if (id == null || root == null) {
            findings.missing(parent, path);
            return null;
        }
        if (id.attribute("extension") != null) {
            findings.fault(CdaRule.ID_EXTENSION, id.path());
        }
        return values.oid(id, root) ? root : null;
    }

    private @Nullable String set(Element document, @Nullable String id) {
        Element set = document.at("setId");
        String root = set == null ? null : set.attribute("root");
        if (set != null && root != null) {
            return values.oid(set, root) ? root : null;
        }
        assumed(document, "setId");
        return id;
    }

    private int version(Element document) {
        String value = document.attribute("versionNumber", "value");
        if (value == null) {
            assumed(document, "versionNumber");
            return 1;
        }
        if (!value.matches("[1-9][0-9]{0,8}")) {
            findings.fault(CdaRule.VERSION, document.path() + "/versionNumber");
            return 0;
        }
        return Integer.parseInt(value);
    }

    private void assumed(Element document, String name) {
        if (withoutSetId) {
            findings.note(CdaRule.SET_ID_ASSUMED, document.path() + "/" + name);
        } else {
            findings.missing(document, name);
        }
    }

    /** Each document is version 1 of itself: what it replaces is the document of another id. */
    private @Nullable Version replaces(Element document, @Nullable String id) {
        List<Element> related = document.all("relatedDocument");
        if (related.isEmpty()) {
            return null;
        }
        Element first = related.getFirst();
        String type = first.attribute("typeCode");
        if (related.size() > 1 || !("RPLC".equals(type) || "XFRM".equals(type))) {
            findings.fault(CdaRule.RELATED, first.path());
            return null;
        }
        Element parent = first.at("parentDocument/id");
        String root = parent == null ? null : parent.attribute("root");
        if (parent == null || root == null || root.equals(id)) {
            findings.fault(CdaRule.RELATED, first.path());
            return null;
        }
        if (parent.attribute("extension") != null) {
            findings.fault(CdaRule.ID_EXTENSION, parent.path());
        }
        if (!Values.isOid(root)) {
            // Published examples replace a document named by a UUID; the DMP is told of it by its own entry, not by this id.
            findings.note(CdaRule.PARENT_FORM, parent.path());
        }
        return "RPLC".equals(type) ? new Version(root, 1) : null;
    }
}
