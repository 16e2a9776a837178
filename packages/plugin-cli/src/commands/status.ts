import { say } from '../print.ts'
import { askAs } from '../send-as.ts'
import { serverRefusal } from '../server-refusal.ts'
import { readSignIn, type SignInOptions } from '../sign-in.ts'
import { sayChecks, wordState, type Submission } from '../submission.ts'

/** Says where the releases of an OPD stand: of one plugin with what its newest was found to be, or of all in a line each. */
export async function status(plugin: string | undefined, options: SignInOptions): Promise<void> {
  const signIn = await readSignIn(options)
  const path = plugin === undefined ? '/publish' : `/publish?plugin=${encodeURIComponent(plugin)}`
  const answer = await askAs({ server: options.server, path }, signIn)
  if (answer.status !== 200) throw serverRefusal(answer)
  const submissions = answer.body as Submission[]
  const [newest] = submissions
  if (newest === undefined)
    return say(
      `${signIn.kind === 'api-key' ? 'The OPD of the API key' : signIn.key.opd} has submitted nothing${plugin === undefined ? '' : ` of ${plugin}`} yet. Submit with “wadah publish”.`,
    )
  if (plugin !== undefined) sayChecks(newest.checks)
  for (const submission of submissions) say(`${submission.plugin} ${submission.version} ${wordState(submission)}`)
}
