import { expect, test } from 'vitest'
import { defaultPilotThresholds, type PilotThresholds } from '@wadah/contracts/enabling'
import { judgePilot } from './judge-pilot.ts'

const crash = (count: number) => [{ screenName: 'Wali Kota', count }]
const late = (byMs: number) => [{ feed: 'dinkes.uji/hitungan~0a1b2c3d', byMs, cadenceMs: 60_000 }]
const none = { crashes: [], runs: { runs: 0, failed: 0 }, lateness: [] }

test.each<[string, Partial<typeof none>, Partial<PilotThresholds>, string[]]>([
  ['nothing happened', {}, {}, []],
  ['two crashes on one screen are borne', { crashes: crash(2) as never }, {}, []],
  ['a third crash on one screen is not', { crashes: crash(3) as never }, {}, ['crashes']],
  ['crashes on different screens are not added up', { crashes: [...crash(2), ...crash(2)] as never }, {}, []],
  ['a bound of none is exceeded by one', { crashes: crash(1) as never }, { crashesPerScreen: 0 }, ['crashes']],
  ['one failed run of twenty is five per cent', { runs: { runs: 20, failed: 1 } }, {}, []],
  ['two of twenty are more', { runs: { runs: 20, failed: 2 } }, {}, ['failed-runs']],
  ['a first hiccup is no verdict yet', { runs: { runs: 2, failed: 1 } }, {}, []],
  ['unless the curator says one run is enough', { runs: { runs: 1, failed: 1 } }, { leastRuns: 1 }, ['failed-runs']],
  ['one cadence behind is borne', { lateness: late(60_000) as never }, {}, []],
  ['more than one cadence behind is not', { lateness: late(60_001) as never }, {}, ['later']],
  ['unless three are allowed', { lateness: late(180_000) as never }, { cadencesLater: 3 }, []],
  [
    'every reason is named',
    { crashes: crash(9) as never, runs: { runs: 3, failed: 3 }, lateness: late(999_999) as never },
    {},
    ['crashes', 'failed-runs', 'later'],
  ],
])('%s', (_what, figures, thresholds, kinds) => {
  const findings = judgePilot({ ...none, ...figures }, { ...defaultPilotThresholds, ...thresholds })

  expect(findings.map(({ kind }) => kind)).toEqual(kinds)
})
