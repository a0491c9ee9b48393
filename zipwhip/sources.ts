/**
 * The address ranges from which the service delivered in 2015 (the API's page, "Access Control List"), as CIDR.
 * The first now appears under another network's announcements: do not rely on them alone.
 */
export const PUBLISHED_SOURCES = ["69.46.44.0/24", "208.69.95.64/26"] as const;
