import { say } from '../print.ts'
import { getSigned } from '../send-signed.ts'
import { serverRefusal } from '../server-refusal.ts'
import { sayChecks, wordState, type Submission } from '../submission.ts'
import { readKey } from './read-release.ts'

/** Says where the releases of an OPD stand: of one plugin with what its newest was found to be, or of all in a line each. */
export async function status(plugin: string | undefined, options: { server: string; key: string }): Promise<void> {
  const key = await readKey(options.key)
  const path = plugin === undefined ? '/publish' : `/publish?plugin=${encodeURIComponent(plugin)}`
  const answer = await getSigned({ server: options.server, path }, key)
  if (answer.status !== 200) throw serverRefusal(answer)
  const submissions = answer.body as Submission[]
  const [newest] = submissions
  if (newest === undefined)
    return say(`${key.opd} has submitted nothing${plugin === undefined ? '' : ` of ${plugin}`} yet. Submit with “wadah publish”.`)
  if (plugin !== undefined) sayChecks(newest.checks)
  for (const submission of submissions) say(`${submission.plugin} ${submission.version} ${wordState(submission)}`)
}
