import { fetchVerified } from '@wadah/plugin-host/fetch-verified'
import type { EnabledWidget } from '@wadah/contracts/release'
import type { Locale } from '@wadah/contracts/texts'

/** Texts of a plugin in a language; empty when they cannot be had, so that the widget shows its keys rather than nothing. */
export async function pluginTexts(widget: EnabledWidget, locale: Locale): Promise<Record<string, string>> {
  const sha256 = widget.locales[locale]
  if (sha256 === undefined) return {}
  try {
    return JSON.parse(await fetchVerified({ url: `/files/${sha256}`, sha256 })) as Record<string, string>
  } catch {
    return {}
  }
}
