let count = 0;

/** A message as a channel posts it; what is given replaces what it has. */
export function message(serviceUrl: string, text: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  count += 1;
  return {
    type: 'message',
    id: `activity-${count}`,
    timestamp: '2026-03-01T09:00:00.000Z',
    channelId: 'emulator',
    serviceUrl,
    from: { id: 'user-1', name: 'Ada' },
    recipient: { id: 'bot-1', name: 'Fixpath' },
    conversation: { id: 'conversation-1' },
    locale: 'en-US',
    text,
    ...more,
  };
}

/** The same as Teams posts it in a chat of two. */
export function teamsMessage(
  serviceUrl: string,
  text: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return message(serviceUrl, text, {
    channelId: 'msteams',
    from: { id: '29:ada', name: 'Ada', aadObjectId: 'aad-1' },
    recipient: { id: '28:bot', name: 'Fixpath' },
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'tenant-1' },
    channelData: { tenant: { id: 'tenant-1' } },
    ...more,
  });
}
