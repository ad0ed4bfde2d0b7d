package fr.passerelle.core.establishment;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Configuration of one legal entity (FINESS EJ), published as a JSON file of the configuration bucket.
 *
 * @param finess FINESS EJ, nine characters
 * @param structureId Struct_IdNat named by the establishment's certificate and by the author of the lot, e.g. {@code 1}+FINESS
 * @param oidRoot root of the OID plan, see {@link Oids}
 * @param ippDomain OID of the hospital's patient identifiers
 * @param stayDomain OID of the hospital's stay numbers
 * @param zone zone of the hospital: dates of drops without offset and texts of appointments
 * @param facilityType code of JDV_J61 (scheme {@code 1.2.250.1.71.4.2.4}), e.g. {@code SA01}
 * @param practiceSetting code of JDV_J04, {@code ETABLISSEMENT} for a hospital
 * @param address postal address lines, shown in the README of the XDM package
 * @param phone switchboard, shown in messages
 * @param classOfUnmappedTypes class code by type code for the types without a published class (documents.md §7.2)
 * @param sensitiveUnits units whose very name reveals care: their appointments get a neutral text
 * @param informationNotCollected what to do while the information of the patient is not collected
 * @param professionalMailWithoutIns derogation: a mail to professionals leaves, without any matricule, about a patient whose INS is not
 *        qualified (consent-and-rules.md §7)
 * @param cda what it says of CDA documents that come by themselves, absent: see {@link #cdaPolicy()}
 * @param hl7 what it says of the HL7 v2 messages of its software, absent: see {@link #hl7Policy()}
 * @param localTypes national type (JDV_J07) of the document types its software has codes of its own for, by local code; absent: none has
 */
public record Establishment(String finess, String name, List<Site> sites, String structureId, String oidRoot, String ippDomain,
        String stayDomain, ZoneId zone, String facilityType, String practiceSetting, List<String> address, String phone, Mailbox mailbox,
        Map<String, String> classOfUnmappedTypes, List<String> sensitiveUnits, InformationPolicy informationNotCollected,
        boolean professionalMailWithoutIns, @Nullable CdaPolicy cda, @Nullable Hl7Policy hl7,
        @Nullable Map<String, String> localTypes) {
    public Establishment {
        sites = List.copyOf(sites);
        address = List.copyOf(address);
        classOfUnmappedTypes = Map.copyOf(classOfUnmappedTypes);
        sensitiveUnits = List.copyOf(sensitiveUnits);
        localTypes = localTypes == null ? null : Map.copyOf(localTypes);
    }

    /** An establishment that says nothing of CDA documents, of HL7 v2 messages nor of types of its own. */
    public Establishment(String finess, String name, List<Site> sites, String structureId, String oidRoot, String ippDomain,
            String stayDomain, ZoneId zone, String facilityType, String practiceSetting, List<String> address, String phone,
            Mailbox mailbox, Map<String, String> classOfUnmappedTypes, List<String> sensitiveUnits,
            InformationPolicy informationNotCollected, boolean professionalMailWithoutIns) {
        this(finess, name, sites, structureId, oidRoot, ippDomain, stayDomain, zone, facilityType, practiceSetting, address, phone, mailbox,
                classOfUnmappedTypes, sensitiveUnits, informationNotCollected, professionalMailWithoutIns, null, null, null);
    }

    /** An establishment whose software has no document types of its own. */
    public Establishment(String finess, String name, List<Site> sites, String structureId, String oidRoot, String ippDomain,
            String stayDomain, ZoneId zone, String facilityType, String practiceSetting, List<String> address, String phone,
            Mailbox mailbox, Map<String, String> classOfUnmappedTypes, List<String> sensitiveUnits,
            InformationPolicy informationNotCollected, boolean professionalMailWithoutIns, @Nullable CdaPolicy cda,
            @Nullable Hl7Policy hl7) {
        this(finess, name, sites, structureId, oidRoot, ippDomain, stayDomain, zone, facilityType, practiceSetting, address, phone, mailbox,
                classOfUnmappedTypes, sensitiveUnits, informationNotCollected, professionalMailWithoutIns, cda, hl7, null);
    }

    /** What holds for CDA documents that come by themselves. */
    public CdaPolicy cdaPolicy() {
        return cda == null ? CdaPolicy.USUAL : cda;
    }

    /** How the HL7 v2 messages of its software are read. */
    public Hl7Policy hl7Policy() {
        return hl7 == null ? Hl7Policy.USUAL : hl7;
    }

    /** The national type of a code that its software writes; the code itself where its table does not name it. */
    public String nationalType(String code) {
        return localTypes == null ? code : localTypes.getOrDefault(code, code);
    }

    /** Code of the fault of a document type that is not national: whoever has a table is told that it lacks a line. */
    public String unknownType() {
        return localTypes == null ? "CODE_UNKNOWN" : "TYPE_UNMAPPED";
    }

    public Oids oids() {
        return new Oids(oidRoot);
    }

    public Optional<Site> site(String finessEg) {
        return sites.stream().filter(s -> s.finess().equals(finessEg)).findFirst();
    }
}
