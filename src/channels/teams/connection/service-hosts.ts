/**
 * The hosts of Microsoft that carry a bot's messages, each spelled out: every Azure customer can have a name that ends
 * in `trafficmanager.net`, and whoever is sent to is shown the bot's token.
 */
export const microsoftHosts: readonly string[] = [
  // Teams: public cloud, then the US government's GCC, GCC High and DoD.
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
  // Azure's own Web Chat and Direct Line, with their regions.
  'webchat.botframework.com',
  'europe.webchat.botframework.com',
  'india.webchat.botframework.com',
  'directline.botframework.com',
  'europe.directline.botframework.com',
  'india.directline.botframework.com',
  'asia.directline.botframework.com',
  // Azure's other channels.
  'email.botframework.com',
  'facebook.botframework.com',
  'slack.botframework.com',
  'telegram.botframework.com',
];
