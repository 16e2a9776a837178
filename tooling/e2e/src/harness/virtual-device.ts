import type { BrowserContext, Page } from 'playwright-core'

/** Gives a page a device that holds passkeys and whose owner always shows their finger. */
export async function addVirtualDevice(context: BrowserContext, page: Page): Promise<void> {
  const protocol = await context.newCDPSession(page)
  await protocol.send('WebAuthn.enable')
  await protocol.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
