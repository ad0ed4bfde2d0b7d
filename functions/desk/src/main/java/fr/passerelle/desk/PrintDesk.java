package fr.passerelle.desk;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fr.passerelle.core.consent.Access;
import fr.passerelle.core.consent.Access.Operation;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.core.port.AccessTraces;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.core.work.WorkItem;
import fr.passerelle.formats.desk.DeskRequest;
import fr.passerelle.formats.desk.PrintAsk;

/** The print list over the API. A PDF is given in pieces: an answer of the API is small. */
final class PrintDesk {
    /** Bytes of one piece: 4 MB once in base64, of the 6 MB that an answer may have. */
    private static final int PIECE = 3 << 20;
    private static final String UNKNOWN = "Rien à imprimer sous cet identifiant, ou le contenu n'est plus conservé.";

    private final PrintList prints;
    private final PackageVault vault;
    private final AccessTraces traces;
    private final RejectCatalogue catalogue;

    PrintDesk(PrintList prints, PackageVault vault, AccessTraces traces, RejectCatalogue catalogue) {
        this.prints = prints;
        this.vault = vault;
        this.traces = traces;
        this.catalogue = catalogue;
    }

    DeskAnswer list(DeskRequest request, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("establishment", request.establishment()).put("at", now.toString());
        ArrayNode items = body.putArray("items");
        prints.open(request.establishment(), now).forEach(item -> items.add(WorkItemJson.write(item, catalogue)));
        return DeskAnswer.ok(body);
    }

    DeskAnswer done(DeskRequest request, Instant now) {
        PrintAsk ask = request.requiredPrint();
        Optional<WorkItem> item = prints.find(request.establishment(), ask.item(), now);
        item.ifPresent(found -> prints.done(found, ask.by(), now));
        return item.map(_ -> DeskAnswer.ok(JsonNodeFactory.instance.objectNode().put("message", "Impression notée.")))
                .orElseGet(() -> DeskAnswer.notFound(UNKNOWN));
    }

    DeskAnswer fetch(String caller, DeskRequest request, Instant now) {
        PrintAsk ask = request.requiredPrint();
        Optional<PrintJob> job = prints.find(request.establishment(), ask.item(), now).flatMap(prints::job);
        job.ifPresent(found -> found.patient().forEach(key -> traces.add(key, new Access(now, caller, Operation.PRINT))));
        return job.flatMap(found -> content(found, ask)).map(DeskAnswer::ok).orElseGet(() -> DeskAnswer.notFound(UNKNOWN));
    }

    /** The sheet and the names of the PDFs, or a piece of one of them. */
    private Optional<ObjectNode> content(PrintJob job, PrintAsk ask) {
        List<PrintJob.Page> pages = job.pages();
        if (ask.page() == 0) {
            ObjectNode node = JsonNodeFactory.instance.objectNode().put("sheet", job.sheet());
            ArrayNode names = node.putArray("pages");
            pages.forEach(page -> names.add(page.name()));
            return Optional.of(node);
        }
        return ask.page() > pages.size() ? Optional.empty() : piece(pages.get(ask.page() - 1), ask.offset());
    }

    private Optional<ObjectNode> piece(PrintJob.Page page, long offset) {
        return vault.find(page.path()).map(found -> {
            try (InputStream in = found) {
                in.skipNBytes(offset);
                byte[] bytes = in.readNBytes(PIECE);
                ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", page.name()).put("offset", offset).put("base64",
                        Base64.getEncoder().encodeToString(bytes));
                return bytes.length == PIECE ? node.put("next", offset + PIECE) : node;
            } catch (IOException e) {
                throw new StoreUnavailableException("package vault", e);
            }
        });
    }
}
