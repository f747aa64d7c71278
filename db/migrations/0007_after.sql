CREATE TABLE `access_item` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`digest` text NOT NULL,
	`event_seq` integer NOT NULL,
	`application_id` text NOT NULL,
	`request_id` text NOT NULL,
	`item_id` text NOT NULL,
	`answer` text NOT NULL,
	`disclosed` text,
	`reason` text,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `access_item_application` ON `access_item` (`application_id`);--> statement-breakpoint
CREATE INDEX `event_disposal` ON `event` (`type`) WHERE type IN ('disposalProposed', 'disposalTakenBack', 'disposalRecorded');
--> statement-breakpoint
CREATE TRIGGER `access_item_no_update` BEFORE UPDATE ON `access_item`
BEGIN SELECT RAISE(ABORT, 'access_item is append-only: a row cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `access_item_no_delete` BEFORE DELETE ON `access_item`
WHEN NOT EXISTS (SELECT 1 FROM `disposal` WHERE `table_name` = 'access_item' AND `row_id` = OLD.`id`)
BEGIN SELECT RAISE(ABORT, 'access_item is append-only: a row cannot be removed without a disposal'); END;
