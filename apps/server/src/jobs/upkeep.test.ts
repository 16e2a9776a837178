import { afterAll, beforeAll, expect, test } from 'vitest'
import { addOfficePlan } from '@wadah/db/office-plans'
import { findOpd, saveOpds } from '@wadah/db/opds'
import { describeOnBoth } from '@wadah/db/testing'
import { startStubSource, testJobsDeps } from '../testing/test-jobs.ts'
import { createJobs, type Jobs } from './create-jobs.ts'

const dayMs = 86_400_000

describeOnBoth('the upkeep of a server', (database) => {
  let bench: ReturnType<typeof testJobsDeps>
  let jobs: Jobs

  beforeAll(async () => {
    bench = Object.assign(testJobsDeps(database(), await startStubSource()), { now: () => Date.now() })
    jobs = createJobs(bench)
  })
  afterAll(async () => {
    await jobs.stop()
    await bench.close()
  })

  test('lets a change of the register take effect at the start whose day it slept through, and none whose day is to come', async () => {
    await saveOpds(database(), [
      { id: 'lama', name: 'Dinas Lama', shortName: 'Lama' },
      { id: 'nanti', name: 'Dinas Nanti', shortName: 'Nanti' },
    ])
    const plan = (id: string, days: number) =>
      addOfficePlan(database(), {
        order: { kind: 'rename', id, name: 'Dinas Baru', shortName: 'Baru', aliases: [] },
        since: new Date(Date.now() + days * dayMs),
        plannedAt: new Date(Date.now() - 9 * dayMs),
        plannedBy: 'Kurator',
        plannedById: 'user:kurator',
      })
    await plan('lama', -3)
    await plan('nanti', 3)

    await jobs.start()

    expect((await findOpd(database(), 'lama'))?.name).toBe('Dinas Baru')
    expect((await findOpd(database(), 'nanti'))?.name).toBe('Dinas Nanti')
  })
})
