import Indicators
import Messages
import NodeRuntime
import Observations
import Tables

/// Whether the node, its readers and the nodes below read by one catalogue.
extension Doctor {
    func catalogue(_ picture: NodePicture) -> [Finding] {
        guard settings.kind == .full, let tree = picture.tree, let edition = tree.edition else { return [] }
        return [own(tree, edition)]
            + [newer(tree, edition), readers(picture, edition), below(tree)].compactMap(\.self) + refused(picture)
    }

    private func look(_ state: Finding.State, _ zh: String, _ en: String) -> Finding {
        finding("目录", "catalogue", state, zh, en)
    }

    private func own(_ tree: NodeReport, _ edition: String) -> Finding {
        if let refused = tree.catalogue?.refusedEdition, let reason = tree.catalogue?.refusal {
            return look(
                .warning, "采用版本 \(edition)，未采用上级下发的版本 \(refused)：\(reason)",
                "edition \(edition) is read by; edition \(refused), which the node above hands down, is not taken: \(reason)"
            )
        }
        guard let publisher = tree.catalogue?.publisher else {
            return look(.sound, "版本 \(edition)，未发布", "edition \(edition), none was published")
        }
        return look(.sound, "版本 \(edition)，由 \(publisher) 发布", "edition \(edition), published at \(publisher)")
    }

    /// A product that was updated since the catalogue was published may know more than that does.
    private func newer(_ tree: NodeReport, _ edition: String) -> Finding? {
        guard let publisher = tree.catalogue?.publisher, let bundled = try? Catalogue.bundled().edition,
            let held = Int(edition), bundled > held
        else { return nil }
        return look(
            .warning, "本程序自带版本 \(bundled)，高于 \(publisher) 发布的版本 \(edition)；请在 \(publisher) 重新发布",
            "this build brings edition \(bundled), and edition \(edition) is published at \(publisher): publish again there (“shangji catalogue publish”)"
        )
    }

    private func readers(_ picture: NodePicture, _ edition: String) -> Finding? {
        let names = picture.parts.flatMap { $0.status?.readers ?? [] }
            .filter { $0.edition.map { String($0.catalogue) != edition } ?? false }.map(\.name)
        guard !names.isEmpty else { return nil }
        let list = names.joined(separator: ", ")
        return look(
            .warning, "\(list) 按其他目录读取；其程序版本较旧，或正在换用",
            "\(list) read by another catalogue: a build that is older than this one, or about to change")
    }

    /// Two contents under one number: what such a reader reads is not stored.
    private func refused(_ picture: NodePicture) -> [Finding] {
        picture.parts.flatMap { $0.status?.refusedReaders ?? [] }.map { reader in
            let (theirs, own) = (reader.digest.prefix(12), reader.ownDigest.prefix(12))
            let number = reader.edition.catalogue
            return look(
                .fault,
                "拒绝读取进程 \(reader.name)：其目录版本号 \(number) 与本节点相同而内容不同（\(theirs)，本节点为 \(own)）；请使用同一目录文件，或提高改动后文件的 edition，或用 “shangji catalogue publish” 统一发布",
                "reader \(reader.name) is refused: its catalogue has the number \(number) of this node's and another content (\(theirs), here \(own)); let both read one file, give the changed one a higher edition, or publish one for both (“shangji catalogue publish”)"
            )
        }
    }

    private func below(_ tree: NodeReport) -> Finding? {
        let names = others(than: tree, in: tree.below)
        guard !names.isEmpty else { return nil }
        let list = names.prefix(12).joined(separator: ", ")
        return look(
            .warning, "下级节点 \(list) 采用其他目录版本；“shangji status” 有说明",
            "\(list) below read by another catalogue; “shangji status” says of which edition")
    }

    private func others(than root: NodeReport, in below: [NodeReport.Below]) -> [String] {
        below.flatMap { child in
            let differs = child.report.edition.map { $0 != root.edition } ?? false
            return (differs ? [child.report.node] : []) + others(than: root, in: child.report.below)
        }
    }
}
