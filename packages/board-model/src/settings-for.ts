import type { Placement } from '@wadah/contracts/board'
import { valuesFor, type MigratingForm } from '@wadah/contracts/migrate-values'

const known = new WeakMap<Placement, WeakMap<MigratingForm, Record<string, unknown>>>()

/**
 * The settings a widget gets of a placement: brought to the form of the release that runs, or as they were before a later one.
 *
 * @remarks The same placement and form give the same object, so that nothing looks changed that is not.
 */
export function settingsFor(placement: Placement, form: MigratingForm | undefined): Record<string, unknown> {
  if (form === undefined || placement.settingsVersion === form.version) return placement.settings
  const ofPlacement = known.get(placement) ?? new WeakMap<MigratingForm, Record<string, unknown>>()
  known.set(placement, ofPlacement)
  const made = ofPlacement.get(form)
  if (made !== undefined) return made
  const stored = [{ settings: placement.settings, settingsVersion: placement.settingsVersion }, ...(placement.former ?? [])]
  const settings = valuesFor(
    form,
    stored.map(({ settings: values, settingsVersion: version }) => ({ values, version })),
  )
  ofPlacement.set(form, settings)
  return settings
}
