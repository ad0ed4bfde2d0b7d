package fr.passerelle.hl7;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Messages of fictitious people, written for this project. */
public final class Samples {
    /** Every one of them. */
    public static final String[] ALL = {"01_mdm_t02_dmp_only.er7", "02_mdm_t02_matrix_row1_dmp_ps_patient.er7",
            "03_mdm_t02_matrix_row2_dmp_ps_only_hidden_patient.er7", "04_oru_r01_matrix_row3_patient_only_fin.hl7",
            "05_mdm_t10_replace.er7", "06_mdm_t10_reveal_to_patient_modif_conf.er7", "07_mdm_t04_delete.er7",
            "08_mdm_t02_offmatrix_dmp_patient_without_ps.er7", "09_mdm_t02_bad_orc_obx11_mismatch.er7",
            "10_mdm_t02_bad_hidden_patient_but_destpat.er7", "11_mdm_t02_minor_hidden_rep.er7", "12_oru_r01_iso8859_15.hl7",
            "13_mdm_t02_convocation_56446-8_row3.er7", "20_adt_a28_identity_vali.er7", "21_adt_a31_opposition_dmp.er7",
            "22_adt_a05_preadmission.er7", "23_adt_a38_cancel_preadmission.er7", "24_adt_a40_merge.er7", "25_adt_a47_ins_removed.er7",
            "26_adt_a28_ins_without_vali.er7", "27_adt_a31_nia_and_nir.er7", "30_siu_s12_new.er7", "31_siu_s13_reschedule.er7",
            "32_siu_s14_modify_location.er7", "33_siu_s15_cancel.er7", "34_siu_s17_delete.er7", "35_siu_s26_noshow.er7",
            "36_siu_s12_ins_not_qualified.er7", "50_ack_mdm_aa.er7", "51_ack_mdm_ae_orc_mismatch.er7", "52_ack_oru_ar_retry_later.er7",
            "53_zam_z01_dmp_ok.er7", "54_zam_z01_dmp_ko.er7", "55_zam_z02_mss_ko_patient.er7", "56_zam_z03_read_ok.er7",
            "57_ack_siu.er7"};

    private Samples() {
    }

    public static byte[] bytes(String name) {
        try (InputStream data = Samples.class.getResourceAsStream("synthetic/" + name)) {
            return Objects.requireNonNull(data, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text of a sample in UTF-8, a segment a line. */
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8).replace('\r', '\n');
    }

    /** Reads a sample that can be read. */
    public static Hl7Message message(String name) {
        return Objects.requireNonNull(new Hl7Reader().read(bytes(name)).message(), name);
    }
}
