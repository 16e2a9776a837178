import { isCodedError, type CodedError } from '@wadah/errors'
import type { ApiContext } from '../context.ts'
import type { PlacedWidget } from '../widgets/placed-widget.ts'
import { sourcePosition } from './clean-words.ts'
import { keepComplaint } from './keep-complaint.ts'

/** Failures that the plugin or its source answers for; what the one who asks did, or we, is no complaint of the plugin. */
function isOfThePlugin({ code }: CodedError): boolean {
  return (
    code.startsWith('adapter_') ||
    code.startsWith('source_') ||
    ['capability_refused', 'host_refused', 'output_mismatch', 'input_mismatch'].includes(code)
  )
}

/** Keeps for the OPD that a question of its widget failed. */
export async function keepFailedQuery(
  ctx: ApiContext,
  { manifest, release, widgetId }: PlacedWidget,
  { board, procedure, error }: { board: string; procedure: string; error: unknown },
): Promise<void> {
  if (!isCodedError(error) || !isOfThePlugin(error)) return
  const position = sourcePosition(error.details['at'])
  // The position stands by itself; in the words its numbers would be blanked.
  const words = position === '' ? error.message : error.message.replace(` (${position})`, '')
  const message = `${procedure}: ${error.code}: ${words}`
  await keepComplaint(ctx, { plugin: manifest.id, release, widget: widgetId, kind: 'query', message, position, board })
}
