import { api } from '../trpc.ts'
import type { Decision, DecisionForm } from './decision-dialog.tsx'

const minutesAnHour = 60

/** Sends a decision to the server, which checks again whether it may be made. */
export function sendDecision(plugin: string, decision: Decision, form: DecisionForm): Promise<unknown> {
  const { reason, audience, policy, soakHours, thresholds } = form
  const soakMinutes = Math.round(soakHours * minutesAnHour)
  switch (decision.kind) {
    case 'enable':
      return api.enabling.enable.mutate({ plugin, version: decision.version, reason, policy, ...(audience ? { audience } : {}) })
    case 'pilot':
      return api.enabling.pilot.mutate({ plugin, version: decision.version, reason, audience: audience ?? {}, soakMinutes, thresholds })
    case 'adjust':
      return api.enabling.adjustPilot.mutate({ rule: decision.rule.id, reason, soakMinutes, thresholds })
    case 'widen':
      return api.enabling.widen.mutate({ rule: decision.rule.id, reason })
    case 'end':
      return api.enabling.endRule.mutate({ rule: decision.rule.id, reason })
    case 'follow':
      return api.enabling.follow.mutate({ plugin, policy: decision.policy, reason })
    case 'rollBack':
      return api.enabling.rollBack.mutate({ plugin, reason, ...(decision.version === undefined ? {} : { version: decision.version }) })
    case 'stop':
      return api.enabling.stop.mutate({ plugin, reason })
    case 'resume':
      return api.enabling.resume.mutate({ plugin, reason })
  }
}
