import ArgumentParser

/// The command.
@main
struct Nbrun: ParsableCommand {
}
