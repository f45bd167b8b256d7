package dev.tideline.ui;

import java.util.Map;
import javafx.collections.ObservableList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menus, filled. */
final class Menus {
    private static final int LONGEST = 90;

    private Menus() {}

    static void exports(ObservableList<MenuItem> items, Commands commands) {
        items.setAll(
                item("Picture, SVG\u2026", () -> commands.export(FileKind.SVG)),
                item("Picture, PNG\u2026", () -> commands.export(FileKind.PNG)),
                item("Picture, PDF\u2026", () -> commands.export(FileKind.PDF)),
                new SeparatorMenuItem(),
                item("Tables, CSV\u2026", () -> commands.export(FileKind.CSV)),
                item("Perfetto trace\u2026", () -> commands.export(FileKind.PERFETTO)),
                item("Run file\u2026", () -> commands.export(FileKind.RUN)));
    }

    /** @param samples names and what they are about */
    static void workload(ObservableList<MenuItem> items, WorkloadFiles files, Map<String, String> samples) {
        Menu sampleMenu = new Menu("Samples");
        samples.forEach((name, about) ->
                sampleMenu.getItems().add(item(name + "   " + shortened(about), () -> files.openSample(name))));
        sampleMenu.setDisable(samples.isEmpty());
        items.setAll(
                item("New", files::create),
                item("Open\u2026", files::open),
                sampleMenu,
                new SeparatorMenuItem(),
                item("Save", files::save),
                item("Save as\u2026", files::saveAs));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.lastIndexOf(' ', LONGEST)) + " \u2026";
    }

    static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(e -> action.run());
        return item;
    }
}
