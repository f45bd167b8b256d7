package dev.tideline.ui.timeline;

import dev.tideline.chart.Hue;
import dev.tideline.chart.Rows;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The row of controls above the chart. JavaFX thread. */
final class Header extends HBox {
    private static final double NARROW = 560;
    private static final double NARROWER = 470;

    final TextField search = new TextField();
    final Label hits = Cards.label("", "search-hits");
    final ToggleButton follow = new ToggleButton("Follow", new FontIcon(Feather.CHEVRONS_RIGHT));

    Header(ObjectProperty<Rows> rows, ObjectProperty<Hue> hue, Runnable in, Runnable out, Runnable fit) {
        getStyleClass().add("timeline-header");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        search.setId("timeline-search");
        search.setPromptText("Search  /");
        search.setPrefColumnCount(12);
        search.setMinWidth(70);
        search.setAccessibleText("Search tasks by network, layer or kind");
        search.setTooltip(new Tooltip("Words of network, layer and kind, or #3 for job 3. Enter: next hit, Esc: none"));
        follow.setId("timeline-follow");
        follow.getStyleClass().add("small");
        follow.setTooltip(new Tooltip("Keep now in view while a run grows"));
        follow.setMinWidth(Region.USE_PREF_SIZE);
        follow.setAccessibleText("Follow: keep now in view");
        hits.setMinWidth(Region.USE_PREF_SIZE);
        HBox zoom = new HBox(
                action("zoom-out", Feather.ZOOM_OUT, "Zoom out (S)", out),
                action("zoom-in", Feather.ZOOM_IN, "Zoom in (W)", in),
                action("zoom-fit", Feather.MAXIMIZE, "Show the whole run (F)", fit));
        widthProperty().addListener((o, before, width) -> fold(zoom, width.doubleValue()));
        getChildren()
                .addAll(
                        choice(
                                rows,
                                option("rows-workers", "Workers", "A lane for each worker", Rows.WORKERS),
                                option("rows-jobs", "Jobs", "A lane for each job", Rows.JOBS)),
                        choice(
                                hue,
                                option("hue-network", "Network", "Colour tells the network", Hue.NETWORK),
                                option("hue-kind", "Kind", "Colour tells Init, Load or Exec", Hue.KIND)),
                        space,
                        hits,
                        search,
                        zoom,
                        follow);
    }

    /** In a narrow window the words go first, then what has a key. */
    private void fold(HBox zoom, double width) {
        follow.setContentDisplay(width < NARROW ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        zoom.setVisible(width >= NARROWER);
        zoom.setManaged(zoom.isVisible());
    }

    private static Button action(String id, Feather icon, String text, Runnable action) {
        Button button = iconButton(icon, text);
        button.setId(id);
        button.setOnAction(e -> action.run());
        return button;
    }

    static Button iconButton(Feather icon, String text) {
        Button button = new Button(text, new FontIcon(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static ToggleButton option(String id, String text, String explanation, Enum<?> value) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(explanation));
        button.setAccessibleText(explanation);
        button.setUserData(value);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** Two buttons side by side, always exactly one of them on, bound both ways to a property. */
    private static <T extends Enum<T>> HBox choice(ObjectProperty<T> property, ToggleButton left, ToggleButton right) {
        left.getStyleClass().add("left-pill");
        right.getStyleClass().add("right-pill");
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(left, right);
        Runnable show = () -> group.getToggles().stream()
                .filter(t -> t.getUserData() == property.get())
                .findFirst()
                .ifPresent(group::selectToggle);
        show.run();
        property.addListener(o -> show.run());
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                property.set(value(property, now));
            }
        });
        return new HBox(left, right);
    }

    private static <T extends Enum<T>> T value(ObjectProperty<T> property, Toggle toggle) {
        return property.get().getDeclaringClass().cast(toggle.getUserData());
    }
}
