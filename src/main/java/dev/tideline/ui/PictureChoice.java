package dev.tideline.ui;

import dev.tideline.chart.Export;
import dev.tideline.chart.FigureLayout;

/**
 * What a picture shall be like.
 *
 * @param layout how wide, and what stands around the chart
 * @param memory whether the memory track is in it
 * @param queue whether the queue is; a comparison never has it
 * @param pixels per unit of a PNG
 */
record PictureChoice(FigureLayout layout, boolean memory, boolean queue, double pixels) {
    /** As the chart is shown, across a page. */
    static final PictureChoice FIRST = new PictureChoice(FigureLayout.PAGE, true, true, Export.PNG_SCALE);
}
