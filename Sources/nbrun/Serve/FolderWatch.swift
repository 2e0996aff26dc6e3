#if canImport(Glibc)
  import Glibc
  import NotebookSyntax

  /// Says what changes in folders, by Linux's inotify.
  ///
  /// It watches folders rather than files, since many editors write beside a file and rename.
  final class FolderWatch {
    /// What has changed since the last question.
    struct Changes: Equatable {
      /// The paths of files that were written, moved or deleted, each once.
      var files: [String] = []
      /// Whether folders, or links to them, came or went.
      var needsRescan = false
      /// Whether so much happened that any file may have changed.
      var isUnknown = false
    }

    private let descriptor: Int32
    /// The paths of the watched folders by the numbers that the kernel gave them. Several may lead to one.
    private var folders: [Int32: Set<String>] = [:]
    private var paths: Set<String> = []

    /// Starts to watch, nothing yet.
    init() throws(FileError) {
      descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
      guard descriptor >= 0 else { throw FileError("inotify", "watch") }
    }

    deinit { close(descriptor) }

    /// Watches these folders from now on, and no others. One that is not there, or may not be read, is left alone.
    ///
    /// - Returns: the paths that were watched before and lead to another folder now.
    func watch(_ wanted: Set<String>) throws(FileError) -> Set<String> {
      let events =
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR
        | IN_MOVE_SELF
      var found: [Int32: Set<String>] = [:]
      for path in wanted {
        let number = inotify_add_watch(descriptor, path, UInt32(events))
        if number >= 0 {
          found[number, default: []].insert(path)
        } else if ![ENOENT, ENOTDIR, EACCES].contains(errno) {
          throw FileError(path, "watch the folder")
        }
      }
      for number in folders.keys where found[number] == nil {
        inotify_rm_watch(descriptor, number)
      }
      let new = found.reduce(into: Set()) { new, entry in
        new.formUnion(entry.value.subtracting(folders[entry.key] ?? []))
      }
      defer { (folders, paths) = (found, wanted) }
      return new.intersection(paths)
    }

    /// Waits for the next change, and a moment longer for those that come with it: an editor's save
    /// is several.
    func wait() throws(FileError) -> Changes {
      var changes = Changes()
      try wait(milliseconds: -1)
      repeat { read(into: &changes) } while try wait(milliseconds: 2)
      return changes
    }

    /// Whether there is something to read before the time is over; -1 is for ever.
    @discardableResult
    private func wait(milliseconds: Int32) throws(FileError) -> Bool {
      while true {
        var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let count = poll(&question, 1, milliseconds)
        if count >= 0 { return count > 0 }
        guard errno == EINTR else { throw FileError("inotify", "watch") }
      }
    }

    private func read(into changes: inout Changes) {
      withUnsafeTemporaryAllocation(
        byteCount: 64 << 10, alignment: MemoryLayout<inotify_event>.alignment
      ) { buffer in
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        var offset = 0
        while offset < count {
          let event = buffer.load(fromByteOffset: offset, as: inotify_event.self)
          offset += MemoryLayout<inotify_event>.size
          // The kernel fills up the name with zeros.
          let name = buffer[offset..<(offset + Int(event.len))].prefix { $0 != 0 }
          offset += Int(event.len)
          note(event, String(decoding: name, as: UTF8.self), in: &changes)
        }
      }
    }

    private func note(_ event: inotify_event, _ name: String, in changes: inout Changes) {
      let kinds = event.mask
      if kinds & UInt32(IN_Q_OVERFLOW | IN_MOVE_SELF) != 0 { changes.needsRescan = true }
      if kinds & UInt32(IN_Q_OVERFLOW) != 0 { changes.isUnknown = true }
      if kinds & UInt32(IN_IGNORED) != 0 { folders[event.wd] = nil }
      guard let folders = folders[event.wd], !name.isEmpty else { return }
      if kinds & UInt32(IN_ISDIR) != 0 { changes.needsRescan = true }
      for path in folders.map({ FilePath.joined($0, name) }) {
        // A link to a folder is none itself.
        if paths.contains(path) { changes.needsRescan = true }
        if !changes.files.contains(path) { changes.files.append(path) }
      }
    }
  }
#endif
