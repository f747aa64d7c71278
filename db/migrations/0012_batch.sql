CREATE TABLE `batch` (
	`id` text PRIMARY KEY NOT NULL,
	`path` text,
	`name` text NOT NULL,
	`received_on` text NOT NULL,
	`commissioner` text NOT NULL,
	`total` integer NOT NULL,
	`job_id` text NOT NULL,
	`by` text NOT NULL,
	`started_at` text NOT NULL,
	FOREIGN KEY (`by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `batch_item` (
	`batch_id` text NOT NULL,
	`number` integer NOT NULL,
	`name` text,
	`files` integer NOT NULL,
	`size` integer NOT NULL,
	`sha256` text,
	`status` text NOT NULL,
	`intake_id` text,
	`outcome` text,
	`code` text,
	`urgent` integer NOT NULL,
	`changed_at` text,
	PRIMARY KEY(`batch_id`, `number`),
	FOREIGN KEY (`batch_id`) REFERENCES `batch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`intake_id`) REFERENCES `intake`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `batch_item_intake` ON `batch_item` (`intake_id`);