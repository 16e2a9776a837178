/** Modules that the shell shares with every widget; a widget imports them and nothing else. */
export const sharedSpecifiers = [
  'react',
  'react/jsx-runtime',
  'react-dom',
  'react-dom/client',
  '@wadah/plugin-sdk/widget',
  '@wadah/plugin-sdk/charts',
] as const
