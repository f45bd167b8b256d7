package dev.tideline.engine.remote;

/** What an agent is called. @param model of its device */
public record AgentName(String name, String model) {
    /** As the workbench shows its engine, and run files name it: "Agent pi4 (Raspberry Pi 4 Model B Rev 1.4)". */
    public String title() {
        return "Agent " + name + (model.isBlank() ? "" : " (" + model + ")");
    }
}
