CREATE TABLE `decision_draft` (
	`application_id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`held_by` text NOT NULL,
	`begun_at` text NOT NULL,
	`saved_at` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`held_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
