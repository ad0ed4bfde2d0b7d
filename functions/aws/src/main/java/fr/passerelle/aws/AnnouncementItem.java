package fr.passerelle.aws;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.chain.ChainKey;

/** An announcement as an item; while it is to be looked at it stands in the index of what is due. */
final class AnnouncementItem {
    private AnnouncementItem() {
    }

    static Map<String, AttributeValue> write(Announcement announcement) {
        LocalDate revealOn = announcement.revealOn();
        var item = new ItemBuilder(Key.announcement(announcement.chain())).text("establishment", announcement.chain().establishment())
                .text("root", announcement.chain().root()).text("inputId", announcement.inputId()).number("part", announcement.part())
                .text("state", announcement.state().name()).instant("hiddenSince", announcement.hiddenSince())
                .text("zone", announcement.zone().getId()).text("revealOn", revealOn == null ? null : revealOn.toString())
                .number("reminders", announcement.reminders()).instant("dueAt", announcement.dueAt()).number("rev", announcement.rev());
        Instant due = announcement.dueAt();
        if (due != null) {
            AnnouncementIndex.enter(item, announcement, due);
        }
        return item.build();
    }

    static Announcement read(ItemReader item) {
        String revealOn = item.textOrNull("revealOn");
        return new Announcement(new ChainKey(item.text("establishment"), item.text("root")), item.text("inputId"), item.number("part"),
                Announcement.State.valueOf(item.text("state")), item.instant("hiddenSince"), ZoneId.of(item.text("zone")),
                revealOn == null ? null : LocalDate.parse(revealOn), item.number("reminders"), item.instantOrNull("dueAt"),
                item.number("rev"));
    }
}
