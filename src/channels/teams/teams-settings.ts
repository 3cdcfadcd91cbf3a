/** The Azure Bot registration, and whom the bot may talk to. The first four carry the SDK's own names. */
export type TeamsSettings = {
  readonly MicrosoftAppId?: string | undefined;
  readonly MicrosoftAppPassword?: string | undefined;
  readonly MicrosoftAppType?: string | undefined;
  readonly MicrosoftAppTenantId?: string | undefined;
  /** Opens the endpoint without an app id, for callers on this machine. Counts only while there is no app id. */
  readonly allowUnauthenticated: boolean;
  /** `SERVICE_URLS`: hosts the bot may send to, instead of Microsoft's own. */
  readonly serviceHosts?: readonly string[] | undefined;
};
