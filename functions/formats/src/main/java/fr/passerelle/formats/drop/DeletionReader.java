package fr.passerelle.formats.drop;

import java.time.OffsetDateTime;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.Deletion;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.Version;
import fr.passerelle.formats.schema.Fields;

/** Reads one deletion of a drop (documents.md §5.4). */
final class DeletionReader {
    private final DropContext context;
    private final PeopleReader people;

    DeletionReader(DropContext context, PeopleReader people) {
        this.context = context;
        this.people = people;
    }

    /** @return null when something of it is wrong: the faults then say so */
    @Nullable
    Deletion read(Fields block, Defaults defaults) {
        String id = block.text("id");
        Long version = block.number("version");
        Author author = people.author(block, defaults);
        Professional responsible = people.responsible(block, defaults, author);
        OffsetDateTime dropped = context.receivedAt().atZone(context.establishment().zone()).toOffsetDateTime().withNano(0);
        OffsetDateTime decided = Optional.ofNullable(Blocks.instant(block, "decidedAt", context.establishment().zone())).orElse(dropped);
        return id == null || version == null || author == null || responsible == null
                ? null
                : new Deletion(new Version(id, Math.clamp(version, 1, Integer.MAX_VALUE)), author, responsible, decided);
    }
}
