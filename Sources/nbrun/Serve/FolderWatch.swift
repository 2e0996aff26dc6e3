#if canImport(Glibc)
  import Glibc

  /// Says what changes in folders, by Linux's inotify.
  ///
  /// It watches folders rather than files, since many editors write beside a file and rename.
  final class FolderWatch {
    /// What has changed since the last question.
    struct Changes: Equatable {
      /// The paths of files that were written, moved or deleted, each once.
      var files: [String] = []
      /// Whether folders came or went, or so much happened that some of it is not known.
      var needsRescan = false
    }

    private let descriptor: Int32
    /// The watched folders by the numbers that the kernel gave them.
    private var folders: [Int32: String] = [:]

    /// Starts to watch, nothing yet.
    init() throws(FileError) {
      descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
      guard descriptor >= 0 else { throw FileError("inotify", "watch") }
    }

    deinit { close(descriptor) }

    /// Watches a folder, from now on and once only. One that is not there is left alone.
    func watch(_ folder: String) throws(FileError) {
      let events =
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR
      let number = inotify_add_watch(descriptor, folder, UInt32(events))
      if number >= 0 {
        folders[number] = folder
      } else if errno != ENOENT && errno != ENOTDIR {
        throw FileError(folder, "watch the folder")
      }
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
      if kinds & UInt32(IN_Q_OVERFLOW) != 0 { changes.needsRescan = true }
      if kinds & UInt32(IN_IGNORED) != 0 { folders[event.wd] = nil }
      guard let folder = folders[event.wd], !name.isEmpty else { return }
      if kinds & UInt32(IN_ISDIR) != 0 {
        changes.needsRescan = true
      } else {
        let path = folder == "." ? name : "\(folder)/\(name)"
        if !changes.files.contains(path) { changes.files.append(path) }
      }
    }
  }
#endif
