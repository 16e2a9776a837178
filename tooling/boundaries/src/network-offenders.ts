import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { networkUsers } from './layers.ts'
import { sourceFiles } from './source-files.ts'

/** Ways to open a connection; listening at a port and the types of one open none. */
const opening = [
  /(?<![.\w])fetch\(/,
  /\bnew (WebSocket|EventSource|XMLHttpRequest|WebTransport|RTCPeerConnection)\(/,
  /\bsendBeacon\(/,
  /\bhttp(Batch|BatchStream|Subscription)?Link\(/,
  /import (?!type)[^;\n]*\b(request|get|connect|createConnection)\b[^;\n]* from '(node:)?(https?|http2|net|tls)'/,
  /import (?!type)[^;\n]* from '((node:)?dgram|undici|axios|got|ky|nodemailer|postgres)'/,
]

/** Source files below `baseDir` that open a connection without being one of the files that may. */
export function networkOffenders(baseDir: string): string[] {
  return sourceFiles(baseDir).filter(
    (file) => networkUsers[file] === undefined && opening.some((way) => way.test(readFileSync(join(baseDir, file), 'utf8'))),
  )
}

/** Files that may open a connection and do not: the list says more than is true. */
export function idleNetworkUsers(baseDir: string): string[] {
  return Object.keys(networkUsers).filter((file) => !opening.some((way) => way.test(readFileSync(join(baseDir, file), 'utf8'))))
}
