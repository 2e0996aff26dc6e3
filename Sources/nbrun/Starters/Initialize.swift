import ArgumentParser
import NotebookStarters
import NotebookSyntax

extension Nbrun {
  /// `nbrun init`: makes a folder a project.
  struct Initialize: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract: "Make a folder a project, with its settings and a first notebook.",
      discussion: """
        Writes nbrun.yml, with a comment for every setting, and a folder of notebooks with a first one, unless there is \
        such a folder. In a repository, .gitignore leaves out the site, which is made anew each time.
        """
    )

    @Argument(help: "The folder; this one unless given.", completion: .directory)
    var folder = "."

    func run() throws {
      do throws(FileError) {
        try write()
      } catch {
        Terminal.error(error.description)
        throw Exit.error
      }
    }

    private func write() throws(FileError) {
      var projects = Projects()
      let existing = New.nearestFolder(FileSystem.absolute(folder))
      let project = projects.project(above: existing)
      guard !project.hasFile else {
        throw FileError(
          FilePath.joined(project.root, Project.fileName),
          reason: "there is a project already; add a notebook by `nbrun new NAME`")
      }
      let folderName = FilePath.name(of: FileSystem.absolute(folder))
      let title = StarterName(folderName)?.title ?? "Notebooks"
      try put(
        Project.fileName, Starter.filled(Starter.project, with: ["title": title.yaml]))
      let notebooks = FilePath.joined(folder, "notebooks")
      if try FileSystem.kind(of: notebooks) == .nothing {
        try put(
          "notebooks/first-lesson.md",
          Starter.filled(
            Starter.xor.text(), with: ["plain-title": "First lesson", "title": "First lesson"]))
      }
      if Projects.repository(above: folder) != nil { try ignoreSite() }
      let change = folder == "." ? "" : "cd \(folder.shellWord) && "
      Terminal.out(
        """
        Now:
          \(change)nbrun
          \(change)nbrun serve
        Commit the documents too, and let CI run `nbrun check`: it says when one is not true any more.
        """)
    }

    /// Adds the folder of the site to what git ignores.
    private func ignoreSite() throws(FileError) {
      let path = FilePath.joined(folder, ".gitignore")
      let before = try FileSystem.kind(of: path) == .file ? try FileSystem.read(path) : []
      let text = String(decoding: before, as: UTF8.self)
      let lines = text.split(whereSeparator: \.isNewline)
      guard !lines.contains(where: { ["/site/", "/site", "site/", "site"].contains($0) }) else {
        return
      }
      let end = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
      try FileSystem.write(before + Array("\(end)/site/\n".utf8), to: path)
      Terminal.out("\(path): /site/ added")
    }

    private func put(_ path: String, _ text: String) throws(FileError) {
      let place = FilePath.joined(folder, path)
      try FileSystem.write(Array(text.utf8), to: place)
      Terminal.out("\(place): written")
    }
  }
}
