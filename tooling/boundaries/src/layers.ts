/** What each part of the workspace may import besides its own files and npm packages. The one table of the layers. */
export const layers: Record<string, readonly string[]> = {
  'packages/errors': [],
  'packages/freshness': [],
  'packages/contracts': ['packages/errors', 'packages/freshness'],
  'packages/plugin-sdk': ['packages/contracts', 'packages/errors', 'packages/freshness'],
  'packages/board-model': ['packages/contracts', 'packages/errors'],
  'packages/board-ui': ['packages/board-model', 'packages/contracts'],
  'packages/ui': ['packages/contracts', 'packages/freshness', 'packages/plugin-sdk'],
  'packages/plugin-host': ['packages/contracts', 'packages/errors', 'packages/freshness', 'packages/plugin-sdk'],
  'packages/adapter-host': ['packages/contracts', 'packages/errors'],
  'packages/connectors': ['packages/contracts', 'packages/errors'],
  'packages/plugin-bundle': ['packages/contracts', 'packages/errors', 'packages/freshness', 'packages/plugin-sdk', 'packages/adapter-host'],
  'packages/renderer': ['packages/contracts', 'packages/errors', 'packages/plugin-bundle', 'packages/plugin-host', 'packages/plugin-sdk'],
  'packages/plugin-cli': ['packages/plugin-bundle', 'packages/contracts', 'packages/errors', 'packages/adapter-host', 'packages/renderer'],
  'packages/db': ['packages/contracts', 'packages/errors', 'packages/freshness'],
  'packages/api': [
    'packages/db',
    'packages/contracts',
    'packages/errors',
    'packages/freshness',
    'packages/plugin-bundle',
    'packages/board-model',
  ],
  'apps/server': [
    'packages/api',
    'packages/db',
    'packages/contracts',
    'packages/errors',
    'packages/freshness',
    'packages/adapter-host',
    'packages/connectors',
    'packages/plugin-bundle',
    'packages/plugin-host',
    'packages/plugin-sdk',
    'packages/renderer',
    'packages/board-model',
  ],
  'apps/simulator': ['packages/errors'],
  'apps/shell': [
    'packages/contracts',
    'packages/errors',
    'packages/freshness',
    'packages/board-model',
    'packages/board-ui',
    'packages/ui',
    'packages/plugin-host',
    'packages/plugin-sdk',
    'packages/api',
  ],
}

/** Libraries that exactly one part may use. */
export const soleUsers: Record<string, string> = {
  'react-grid-layout': 'packages/board-ui',
  'drizzle-orm': 'packages/db',
  '@electric-sql/pglite': 'packages/db',
  'quickjs-wasi': 'packages/adapter-host',
  'better-auth': 'apps/server/src/identity',
}

/** Files in which `process.env` may be read; everywhere else configuration is passed in. */
export const environmentReaders = [
  /^apps\/server\/src\/config\.ts$/,
  /^apps\/simulator\/src\/main\.ts$/,
  /^packages\/plugin-cli\/src\/main\.ts$/,
  /^tooling\//,
]

/** Files that open connections to somewhere, and where they lead. What leaves the machine stands in `tooling/guide/pdp.md`. */
export const networkUsers: Readonly<Record<string, string>> = {
  'packages/connectors/src/http/http-connector.ts': 'sources, as their connection says',
  'packages/db/src/postgres/open-postgres.ts': 'the PostgreSQL of DATABASE_URL',
  'apps/server/src/identity/sso.ts': 'the sign-in provider of WADAH_OIDC_ISSUER',
  'apps/server/src/start/running-file.ts': 'the server on the same machine',
  'apps/server/src/demo/simulator-process.ts': 'the simulator on the same machine',
  'apps/server/src/demo/demo-publisher.ts': 'the server itself',
  'packages/plugin-cli/src/send-as.ts': 'the server that the author names',
  'apps/shell/src/session/auth-call.ts': 'the own server',
  'apps/shell/src/live/live-connection.ts': 'the own server',
  'apps/shell/src/intake/send-table.ts': 'the own server',
  'apps/shell/src/screens/use-pairing.ts': 'the own server',
  'apps/shell/src/widgets/frame-assets.ts': 'the own server',
  'apps/shell/src/trpc.ts': 'the own server',
  'packages/plugin-host/src/fetch-verified.ts': 'the own server',
}
