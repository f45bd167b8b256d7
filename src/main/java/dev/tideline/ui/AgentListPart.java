package dev.tideline.ui;

import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.AgentUnreachable;
import dev.tideline.engine.remote.Discovery.Found;
import dev.tideline.ui.connect.AgentEntries;
import dev.tideline.ui.connect.AgentEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.TableView;

/** The agents to choose from: announced in the network, or known from before, each asked what it is. JavaFX thread. */
final class AgentListPart {
    private final TableView<AgentEntry> table;
    private final Agents agents;
    private final Background background;
    private final Consumer<Throwable> failed;
    private final AgentEntries entries = new AgentEntries();
    private List<AutoCloseable> search = List.of();
    private boolean open;

    AgentListPart(TableView<AgentEntry> table, Agents agents, Background background, Consumer<Throwable> failed) {
        this.table = table;
        this.agents = agents;
        this.background = background;
        this.failed = failed;
        table.getColumns()
                .setAll(List.of(
                        ConnectDialog.column("name", 110, AgentEntry::name),
                        ConnectDialog.column(
                                "address", 150, entry -> entry.address().toString()),
                        ConnectDialog.column("", 90, AgentEntry::standing),
                        ConnectDialog.column("model", 150, AgentEntry::model),
                        ConnectDialog.column("memory", 75, AgentEntry::memory),
                        ConnectDialog.column("system", 160, AgentEntry::system),
                        ConnectDialog.column("version", 70, AgentEntry::version)));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    /** Looks for agents until {@link #close}. */
    void open() {
        open = true;
        background.aside(() -> agents.look(this::announced), this::searching, failed);
        background.aside(
                agents::known, all -> all.forEach(a -> add(a.name(), AgentAddress.parse(a.address()))), failed);
    }

    void close() {
        open = false;
        search.forEach(this::end);
        search = List.of();
    }

    private void searching(AutoCloseable begun) {
        if (open) {
            search = List.of(begun);
        } else {
            end(begun);
        }
    }

    /** Takes some seconds. */
    private void end(AutoCloseable begun) {
        background.aside(
                () -> {
                    begun.close();
                    return begun;
                },
                closed -> {},
                failed);
    }

    private void announced(List<Found> found) {
        Platform.runLater(() -> found.forEach(agent -> add(agent.name(), agent.address())));
    }

    private void add(String name, AgentAddress at) {
        if (entries.add(name, at)) {
            show();
            background.aside(() -> agents.ask(at), answer -> take(at, answer), why -> {
                if (why instanceof AgentUnreachable unreachable) {
                    entries.failed(at, unreachable);
                    show();
                }
            });
        }
    }

    /** It has answered; it need not be in the list yet. */
    void take(AgentAddress at, Agents.Answer answer) {
        entries.answered(at, answer.info(), answer.known());
        show();
    }

    private void show() {
        Optional<AgentAddress> selected = selected().map(AgentEntry::address);
        table.getItems().setAll(entries.list());
        table.getItems().stream()
                .filter(entry -> selected.filter(entry.address()::equals).isPresent())
                .findFirst()
                .ifPresent(table.getSelectionModel()::select);
    }

    private Optional<AgentEntry> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }
}
