package dev.tideline.ui.timeline;

/** Where a layer of a job is at a moment. What of it is swapped is not recorded: only the sum of all swapped bytes is. */
enum LayerState {
    ON_DISK("on disk"),
    LOADING("loading"),
    RESIDENT("resident"),
    RUNNING("running"),
    EXECUTED("executed, weights freed");

    private final String words;

    LayerState(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
