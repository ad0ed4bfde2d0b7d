package fr.passerelle.core.port;

/** Kinds of files that people exchange by mail (messages.md §4.3 and §5.4). */
public enum FileKind {
    PDF("pdf", "application/pdf"),
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    TIFF("tiff", "image/tiff"),
    RTF("rtf", "application/rtf"),
    /** Word before 2007, and whatever else lies in an OLE file. */
    DOC("doc", "application/msword"),
    /** An archive, never opened but as an IHE XDM. */
    ZIP("zip", "application/zip"),
    TEXT("txt", "text/plain");

    private final String extension;
    private final String mediaType;

    FileKind(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
