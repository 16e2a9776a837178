import { frameDocument } from '@wadah/plugin-host/frame-bootstrap'
import type { PipeProtocol } from './pipe-protocol.ts'
import { countTimers, harness } from './page-script.ts'
import type { Text } from '@wadah/contracts/texts'
import { words } from './finding-words.ts'

/** Where the page seems to be; we answer for it, over the pipe. */
const address = 'http://pratinjau.invalid/'

/** A page that can reach nothing, with the frame's own document and policy. */
export interface ClosedPage {
  /** Loads the document anew, at a size. */
  open(size: { width: number; height: number }): Promise<void>
  /** Evaluates in our world beside the page; results are JSON. */
  ask(expression: string): Promise<unknown>
  /** Evaluates in the page's own world. */
  askWidget(expression: string): Promise<unknown>
  /** Errors of the console, exceptions, and addresses asked for since last time. */
  takeComplaints(): Text[]
  close(): Promise<void>
}

/** Options of {@link openClosedPage}. */
export interface ClosedPageOptions {
  /** Content Security Policy of the page. */
  policy: string
  /** How long the page may take to answer, ms. */
  answerMs: number
}

/** The page did not answer: something in it never ends. */
export class PageHeld extends Error {}

/** Opens a closed page in a browser. What is asked of it throws {@link PageHeld} when it does not answer in time. */
export async function openClosedPage(protocol: PipeProtocol, { policy, answerMs }: ClosedPageOptions): Promise<ClosedPage> {
  const { browserContextId } = await protocol.send('Target.createBrowserContext')
  const { targetId } = await protocol.send('Target.createTarget', { url: 'about:blank', browserContextId })
  const { sessionId } = (await protocol.send('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string }
  const send = (method: string, params?: object) => protocol.send(method, params, sessionId)
  const complaints = new Map<string, Text>()
  const complain = (what: Text): void => void complaints.set(what.en, what)
  let world = 0
  let loaded: (() => void) | undefined
  const stop = protocol.on(({ method, params, sessionId: of }) => {
    if (of !== sessionId) return
    if (method === 'Fetch.requestPaused') answer(send, params as never, { policy, complain })
    else if (method === 'Page.loadEventFired') loaded?.()
    else noteComplaint(method, params, complain)
  })
  for (const domain of ['Page', 'Runtime', 'Log']) await send(`${domain}.enable`)
  await send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  await send('Page.addScriptToEvaluateOnNewDocument', { source: countTimers })
  const evaluate = async (expression: string, contextId?: number): Promise<unknown> => {
    const options = { expression, awaitPromise: true, returnByValue: true, ...(contextId === undefined ? {} : { contextId }) }
    const { result, exceptionDetails } = (await inTime(send('Runtime.evaluate', options), answerMs)) as {
      result: { value?: unknown }
      exceptionDetails?: { text: string; exception?: { description?: string } }
    }
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }
  return {
    open: async ({ width, height }) => {
      await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
      const ready = new Promise<void>((resolve) => (loaded = resolve))
      const { frameId } = await send('Page.navigate', { url: address })
      await ready
      const made = await send('Page.createIsolatedWorld', { frameId, worldName: 'wadah' })
      world = made['executionContextId'] as number
      await evaluate(harness, world)
    },
    ask: (expression) => evaluate(expression, world),
    askWidget: (expression) => evaluate(expression),
    takeComplaints: () => {
      const taken = [...complaints.values()]
      complaints.clear()
      return taken
    },
    close: async () => {
      stop()
      await protocol.send('Target.disposeBrowserContext', { browserContextId })
    },
  }
}

interface Paused {
  requestId: string
  request: { url: string }
}

/** Answers for the document; everything else is refused, and was a try to reach the outside. */
function answer(
  send: (method: string, params: object) => Promise<unknown>,
  { requestId, request }: Paused,
  { policy, complain }: { policy: string; complain(what: Text): void },
): void {
  const isOurs = request.url === address
  // Blobs and data hold what is there already.
  const isInside = /^(blob|data):/.test(request.url)
  if (!isOurs && !isInside) complain(words.asked(request.url.slice(0, 200)))
  const call = isOurs
    ? send('Fetch.fulfillRequest', {
        requestId,
        responseCode: 200,
        responseHeaders: [
          { name: 'content-type', value: 'text/html; charset=utf-8' },
          { name: 'content-security-policy', value: `${policy}; sandbox allow-scripts` },
        ],
        body: Buffer.from(frameDocument).toString('base64'),
      })
    : isInside
      ? send('Fetch.continueRequest', { requestId })
      : send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
  call.catch(() => undefined)
}

async function inTime<TValue>(asked: Promise<TValue>, ms: number): Promise<TValue> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new PageHeld(`It did not answer within ${ms} ms.`)), ms)
  })
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}

function noteComplaint(method: string, params: Record<string, unknown>, complain: (what: Text) => void): void {
  const first = (value: unknown): string =>
    String(value ?? '')
      .split('\n')[0]
      ?.slice(0, 300) ?? ''
  if (method === 'Runtime.exceptionThrown') {
    const { exceptionDetails: details } = params as { exceptionDetails: { text: string; exception?: { description?: string } } }
    complain(words.throws(first(details.exception?.description ?? details.text)))
  } else if (method === 'Runtime.consoleAPICalled') {
    const { type, args } = params as { type: string; args: { value?: unknown; description?: string }[] }
    if (type === 'error' || type === 'assert') complain(words.console(first(args[0]?.value ?? args[0]?.description)))
  } else if (method === 'Log.entryAdded') {
    const { entry } = params as { entry: { level: string; text: string; url?: string } }
    if (entry.level === 'error' && !entry.url?.endsWith('/favicon.ico')) complain(words.browser(first(entry.text)))
  }
}
