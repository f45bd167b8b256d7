/**
 * The workbench: the window in which a workload is composed, run, looked at, compared and exported. {@link
 * dev.tideline.ui.Workbench} starts it, {@code WorkbenchWindow} puts it together, {@code Session} holds what it is about;
 * one class per part of the window, its form in an FXML file of the same name.
 *
 * <p>Decisions: everything here lives on the JavaFX thread, except what {@code Background} is given: files, catalogues,
 * metrics of long runs. One animation timer drains running engines and repaints. What can be wrong with input is an {@link
 * dev.tideline.workload.InvalidInput} shown at its field, or in one dialog; any other exception ends in the same dialog
 * and loses nothing, since the workload is saved by itself. Forms are FXML, what is drawn is code. Knows no command line.
 */
package dev.tideline.ui;
