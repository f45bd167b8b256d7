/**
 * What the Connect dialog knows of agents, without a toolkit and without a connection: {@link
 * dev.tideline.ui.connect.AgentEntries} puts together what is announced, what was paired before, what was typed, and what
 * each of them answered.
 */
package dev.tideline.ui.connect;
