/// The event figures, each with its key in reports.
public enum EventMetric: String, CaseIterable, Sendable {
  case triggerID = "trigger_id"
  case triggerClass = "trigger_cls"
  case argumentID = "argument_id"
  case argumentClass = "argument_cls"
  case argumentAttachedID = "argument_attached_id"
  case argumentAttachedClass = "argument_attached_cls"
  case triggerIDSet = "trigger_id_set"
  case triggerClassSet = "trigger_cls_set"
  case argumentIDSet = "argument_id_set"
  case argumentClassSet = "argument_cls_set"
  case argumentAttachedIDSet = "argument_attached_id_set"
  case argumentAttachedClassSet = "argument_attached_cls_set"
  case alignedEvent = "aligned_event"
  case alignedArgument = "aligned_argument"
  case alignedOverlapEvent = "aligned_overlap_event"
  case alignedOverlapArgument = "aligned_overlap_argument"
}
