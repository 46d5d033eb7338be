import Observations

extension Reading: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(document)
        packer.add(edition)
        packer.add(metadata)
        packer.add(mentions)
        packer.add(observations)
        packer.add(checks)
        packer.add(text)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            document: try unpacker.value(), edition: try unpacker.value(), metadata: try unpacker.value(),
            mentions: try unpacker.value(), observations: try unpacker.value(), checks: try unpacker.value(),
            text: try unpacker.value())
    }
}
