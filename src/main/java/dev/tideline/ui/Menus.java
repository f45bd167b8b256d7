package dev.tideline.ui;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menus, filled. */
final class Menus {
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

    static void workload(ObservableList<MenuItem> items, WorkloadFiles files, List<String> samples) {
        Menu sampleMenu = new Menu("Samples");
        samples.forEach(name -> sampleMenu.getItems().add(item(name, () -> files.openSample(name))));
        sampleMenu.setDisable(samples.isEmpty());
        items.setAll(
                item("New", files::create),
                item("Open\u2026", files::open),
                sampleMenu,
                new SeparatorMenuItem(),
                item("Save", files::save),
                item("Save as\u2026", files::saveAs));
    }

    static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(e -> action.run());
        return item;
    }
}
