#pragma once

/// Runs a program and kills it as it is about to make its `deadly`th system call that changes files:
/// opens one for writing, writes to it, renames it, and their like. Without a terminal, in a folder.
///
/// - Returns: how many such calls it began, the last included; -1 where it could not be watched.
int nbrun_kill_at_call(
    const char *folder, char *const arguments[], char *const environment[], int deadly);
