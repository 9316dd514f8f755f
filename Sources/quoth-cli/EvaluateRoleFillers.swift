import ArgumentParser
import QuothDiagnostics
import QuothEvaluation
import QuothFormats
import QuothModel

/// `quoth evaluate --role-fillers`: CEAF-REE for gold such as MUC-4's.
enum EvaluateRoleFillers {
  /// Evaluates the files and returns the report in JSON or as a table.
  ///
  /// - Throws: `ExitCode` 3 after every problem has been printed.
  static func report(gold: String, predicted: String, isJSON: Bool) throws -> [UInt8] {
    let (goldDocuments, digest) = try documents(at: gold)
    let (predictedDocuments, _) = try documents(at: predicted)
    let evaluation = RoleFillerEvaluation(gold: goldDocuments, predicted: predictedDocuments)
    if evaluation.missing.count == goldDocuments.count {
      EvaluateInput.report("\(predicted): error: no document has the id of one in '\(gold)'")
      throw EvaluateInput.badInput
    }
    for id in evaluation.missing.prefix(20) {
      EvaluateInput.report(
        "\(predicted): warning: document '\(id)' is missing and counts as empty [missing-document]")
    }
    let signature =
      "quoth-evaluate 1|ceaf-ree|phi:subset|docs:\(evaluation.documentCount)|gold:sha256:\(digest)"
    if isJSON { return RoleFillerReport.json(of: evaluation, signature: signature) }
    let text = RoleFillerReport.text(of: evaluation, signature: signature)
    return Array(TerminalText.escaped(text).utf8)
  }

  private static func documents(at path: String) throws -> ([RoleFillerDocument], String) {
    do {
      let (records, problems, digest) = try RoleFillerReader.read(path: path)
      EvaluateInput.report(problems)
      if problems.contains(where: { $0.severity == .error }) { throw EvaluateInput.badInput }
      return (records.map { RoleFillerDocument(id: $0.id, entities: $0.entities) }, digest)
    } catch let fault as FileFault {
      EvaluateInput.report("quoth: error: \(fault)")
      throw EvaluateInput.badInput
    }
  }
}
